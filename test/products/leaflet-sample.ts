/** Editions of one leaflet, built by hand, and the office that publishes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { createFormatter } from '../../pipeline/language/format.ts';
import { readInterface } from '../../pipeline/language/interface.ts';
import { readProfile } from '../../pipeline/language/profile.ts';
import { createWords } from '../../pipeline/language/words.ts';
import { h } from '../../pipeline/markup/hast.ts';
import { type Block, countStates, type Edition, type Text } from '../../pipeline/model/edition.ts';
import type { ElementNode } from '../../pipeline/model/html.ts';
import type { Digest, DocumentId, LanguageTag, UnitId } from '../../pipeline/model/id.ts';
import type { LanguageProfile } from '../../pipeline/model/language.ts';
import { languageCss } from '../../pipeline/products/language-css.ts';
import type { Site } from '../../pipeline/products/product.ts';
import { readPublisher } from '../../pipeline/source/publisher.ts';

export interface Sample {
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly string[];
    readonly items: readonly string[];
  }[];
  readonly steps: { readonly heading: string; readonly items: readonly string[] };
  readonly note: string;
  readonly stats: readonly (readonly [number, string])[];
  readonly contact: { readonly title: string; readonly items: readonly (readonly [string, string])[] };
}

const digest = '0'.repeat(64) as Digest;

const textIn =
  (language: LanguageTag) =>
  (plain: string): Text => ({
    unit: 'unit' as UnitId,
    language,
    state: 'approved',
    nodes: [{ type: 'text', value: plain }],
    plain,
  });

export function editionOf(sample: Sample, change: Partial<Edition> = {}): Edition {
  const language = sample.language as LanguageTag;
  const { number } = createFormatter(profileOf(language));
  const text = textIn(language);
  const heading = (plain: string): Block => ({ type: 'heading', depth: 2, anchor: 'a', text: text(plain) });
  const prose = (element: ElementNode): Block => ({ type: 'prose', element });
  const list = (tag: 'ul' | 'ol', items: readonly (string | ElementNode)[]) =>
    prose(
      h(
        tag,
        null,
        items.map((item) => (typeof item === 'string' ? h('li', null, item) : item)),
      ),
    );
  const directive = (name: string, blocks: readonly Block[], more: object = {}): Block => ({
    type: 'directive',
    name,
    attributes: {},
    blocks,
    ...more,
  });
  const { contact, steps } = sample;
  return {
    facts: {
      id: 'leaflets/2024/scam-calls' as DocumentId,
      file: 'content/leaflets/2024/scam-calls.md',
      kind: 'leaflet',
      date: '2024-06-01',
      topic: 'safety',
      areas: [],
      products: [],
      items: [],
      identifier: 'soctrang-2024-0003',
      sourceLanguage: 'vi' as LanguageTag,
    },
    language,
    isSource: language === 'vi',
    title: text(sample.title),
    summary: text(sample.summary),
    body: [
      ...sample.sections.flatMap(({ heading: head, paragraphs, items }) => [
        heading(head),
        ...paragraphs.map((plain) => prose(h('p', null, plain))),
        ...(items.length ? [list('ul', items)] : []),
      ]),
      directive('stats', [], {
        figures: {
          head: [],
          rows: sample.stats.map(([value, label]) => ({
            label: text(label),
            figures: [{ value, decimals: 0, text: number(value), short: number(value) }],
          })),
        },
      }),
      heading(steps.heading),
      directive('steps', [list('ol', steps.items)]),
      directive('note', [prose(h('p', null, sample.note))]),
      directive(
        'contact',
        [
          list(
            'ul',
            contact.items.map(([label, value]) => h('li', null, h('strong', null, label), ` ${value}`)),
          ),
        ],
        {
          title: text(contact.title),
        },
      ),
    ],
    units: [],
    coverage: {
      missing: 0,
      draft: 0,
      translated: 0,
      reviewed: 0,
      approved: 30,
      'stale-cosmetic': 0,
      'stale-data': 0,
      'stale-minor': 0,
      'stale-major': 0,
    },
    words: countStates([]),
    complete: true,
    gates: [],
    approved: true,
    machine: false,
    items: [],
    digest,
    ...change,
  };
}

const profiles = new Map(
  readdirSync('locales/languages').map((name) => {
    const file = `locales/languages/${name}`;
    const { value } = readProfile(file, readFileSync(file, 'utf8'));
    if (!value) throw new Error(`${file} is no language profile`);
    return [value.tag, value];
  }),
);

const interfaces = new Map(
  ['vi', 'en'].map((language) => {
    const file = `locales/${language}/interface.json`;
    const { value } = readInterface(language as LanguageTag, { file, text: readFileSync(file, 'utf8') });
    if (!value) throw new Error(`${file} holds no interface words`);
    return [language as LanguageTag, value];
  }),
);

export function profileOf(tag: LanguageTag): LanguageProfile {
  const profile = profiles.get(tag);
  if (!profile) throw new Error(`no profile: ${tag}`);
  return profile;
}

export function siteOf(language: LanguageTag): Site {
  const profile = profileOf(language);
  const publisher = readPublisher(readFileSync('content/publisher.yaml'));
  const inSource = (plain: string) => textIn('vi' as LanguageTag)(plain);
  return {
    language,
    profile,
    profiles,
    words: createWords(language, { profiles, interfaces }),
    format: createFormatter(profile),
    publisher,
    texts: {
      name: inSource(publisher.name),
      parent: inSource(publisher.parent),
      address: inSource(publisher.contact.address),
      notice: publisher.notice ? inSource(publisher.notice) : undefined,
      licence: inSource(publisher.licence),
      label: (_group, id) => inSource(id),
    },
  };
}

/** The stylesheet as the build hands it to the press. */
export const stylesheet = (change = (profile: LanguageProfile) => profile): string =>
  [
    languageCss([...profiles.values()].map(change)),
    ...['../design/tokens.css', 'print.css', 'leaflet/leaflet.css'].map((file) =>
      readFileSync(`pipeline/products/${file}`, 'utf8'),
    ),
  ].join('\n');

export const vietnamese: Sample = {
  language: 'vi',
  title: 'Bốn dấu hiệu nhận biết cuộc gọi lừa đảo',
  summary: 'Công an, tòa án, ngân hàng không bao giờ yêu cầu chuyển tiền hay đọc mã OTP qua điện thoại.',
  sections: [
    {
      heading: 'Kẻ gian thường giả làm ai?',
      paragraphs: [
        'Chúng gọi từ số lạ, xưng là công an, viện kiểm sát, nhân viên ngân hàng, bưu điện hoặc người nhà gặp nạn. Chúng đọc đúng họ tên, số căn cước để bà con tin.',
      ],
      items: [],
    },
    {
      heading: 'Bốn dấu hiệu',
      paragraphs: [],
      items: [
        'Hù dọa: nói bà con liên quan vụ án, nợ tiền, sắp bị bắt.',
        'Hối thúc: bắt làm ngay, không cho tắt máy, không cho hỏi người thân.',
        'Đòi tiền hoặc mã: yêu cầu chuyển khoản, đọc mã OTP, số thẻ, mật khẩu.',
        'Dụ cài ứng dụng: gửi đường dẫn lạ, bảo cài phần mềm “dịch vụ công” ngoài kho ứng dụng chính thức.',
      ],
    },
    {
      heading: 'Vì sao bà con dễ bị lừa?',
      paragraphs: [
        'Kẻ gian nói rất nhanh, dùng giọng nghiêm khắc và gửi cả giấy tờ giả có dấu đỏ. Khi sợ, người ta khó suy nghĩ kỹ. Chỉ cần dừng lại vài phút và hỏi một người khác, hầu hết các vụ lừa đảo đều thất bại.',
      ],
      items: [],
    },
    {
      heading: 'Tin giả trên mạng',
      paragraphs: [
        'Trước khi chia sẻ một tin, hãy xem ai đăng, đăng ngày nào, báo chính thống có đưa không. Tin gây sốc, bảo “chia sẻ ngay” thường là tin giả.',
      ],
      items: [
        'Không chia sẻ khi chưa chắc chắn.',
        'Hỏi cán bộ xã, già làng, thầy cô giáo.',
        'Nghe đài truyền thanh của xã.',
      ],
    },
  ],
  stats: [
    [80, 'cụm loa truyền thanh mới phát bản tin bằng tiếng dân tộc'],
    [15, 'phút mỗi ngày cho mục cảnh báo lừa đảo'],
  ],
  steps: {
    heading: 'Khi nhận cuộc gọi lạ',
    items: [
      'Bình tĩnh, tắt máy.',
      'Không chuyển tiền, không đọc mã OTP, không bấm vào đường dẫn.',
      'Gọi lại cho người thân hoặc cơ quan theo số đã biết.',
      'Báo công an xã, giữ lại tin nhắn và số điện thoại.',
    ],
  },
  note: 'Mã OTP giống như chìa khóa nhà. Không đưa cho bất kỳ ai, kể cả người xưng là công an.',
  contact: {
    title: 'Cần giúp đỡ? Gọi ngay',
    items: [
      ['Công an:', '113'],
      ['Chặn cuộc gọi rác:', '5656'],
      ['Trực tại:', 'công an xã nơi bà con ở, cả ngày lẫn đêm'],
    ],
  },
};

export const khmer: Sample = {
  language: 'km',
  title: 'សញ្ញាបួនយ៉ាងសម្គាល់ការហៅទូរសព្ទបោកប្រាស់',
  summary: 'នគរបាល តុលាការ និងធនាគារ មិនដែលស្នើឱ្យផ្ទេរប្រាក់ ឬអានលេខកូដ OTP តាមទូរសព្ទឡើយ។',
  sections: [
    {
      heading: 'ជនបោកប្រាស់ក្លែងខ្លួនជានរណា?',
      paragraphs: [
        'ពួកគេហៅពីលេខចម្លែក អះអាងថាជានគរបាល ព្រះរាជអាជ្ញា បុគ្គលិកធនាគារ ប្រៃសណីយ៍ ឬសាច់ញាតិដែលមានគ្រោះថ្នាក់។ ពួកគេអានឈ្មោះ និងលេខអត្តសញ្ញាណប័ណ្ណត្រឹមត្រូវ ដើម្បីឱ្យបងប្អូនជឿ។',
      ],
      items: [],
    },
    {
      heading: 'សញ្ញាបួនយ៉ាង',
      paragraphs: [],
      items: [
        'គំរាមកំហែង៖ និយាយថាបងប្អូនពាក់ព័ន្ធនឹងបទល្មើស ជំពាក់ប្រាក់ ឬជិតត្រូវចាប់ខ្លួន។',
        'បង្ខំឱ្យប្រញាប់៖ ឱ្យធ្វើភ្លាមៗ មិនឱ្យបិទទូរសព្ទ មិនឱ្យសួរសាច់ញាតិ។',
        'ទារប្រាក់ ឬលេខកូដ៖ ស្នើឱ្យផ្ទេរប្រាក់ អានលេខកូដ OTP លេខកាត ពាក្យសម្ងាត់។',
        'បញ្ឆោតឱ្យដំឡើងកម្មវិធី៖ ផ្ញើតំណចម្លែក ប្រាប់ឱ្យដំឡើងកម្មវិធីក្រៅហាងផ្លូវការ។',
      ],
    },
    {
      heading: 'ហេតុអ្វីបងប្អូនងាយចាញ់បោក?',
      paragraphs: [
        'ជនបោកប្រាស់និយាយលឿនណាស់ ប្រើសំឡេងតឹងរ៉ឹង ហើយផ្ញើឯកសារក្លែងក្លាយមានត្រាក្រហម។ ពេលភ័យ មនុស្សពិបាកគិតឱ្យបានដិតដល់។ គ្រាន់តែឈប់ពីរបីនាទី ហើយសួរអ្នកដទៃម្នាក់ ការបោកប្រាស់ភាគច្រើននឹងបរាជ័យ។',
      ],
      items: [],
    },
    {
      heading: 'ព័ត៌មានក្លែងក្លាយតាមបណ្តាញ',
      paragraphs: [
        'មុនចែករំលែកព័ត៌មាន សូមមើលថានរណាបង្ហោះ បង្ហោះថ្ងៃណា សារព័ត៌មានផ្លូវការមានផ្សាយឬទេ។ ព័ត៌មានដែលធ្វើឱ្យភ្ញាក់ផ្អើល ប្រាប់ឱ្យចែករំលែកភ្លាម ច្រើនតែជាព័ត៌មានក្លែងក្លាយ។',
      ],
      items: ['កុំចែករំលែកពេលមិនទាន់ច្បាស់។', 'សួរមន្ត្រីឃុំ ចាស់ទុំ លោកគ្រូអ្នកគ្រូ។', 'ស្តាប់វិទ្យុផ្សាយរបស់ឃុំ។'],
    },
  ],
  stats: [
    [80, 'ចង្កោមឧគ្ឃោសនស័ព្ទថ្មីផ្សាយព័ត៌មានជាភាសាជនជាតិ'],
    [15, 'នាទីក្នុងមួយថ្ងៃសម្រាប់ការព្រមានអំពីការបោកប្រាស់'],
  ],
  steps: {
    heading: 'ពេលទទួលការហៅចម្លែក',
    items: [
      'រក្សាភាពស្ងប់ស្ងាត់ បិទទូរសព្ទ។',
      'កុំផ្ទេរប្រាក់ កុំអានលេខកូដ OTP កុំចុចតំណ។',
      'ហៅទៅសាច់ញាតិ ឬស្ថាប័នតាមលេខដែលស្គាល់។',
      'រាយការណ៍នគរបាលឃុំ រក្សាទុកសារ និងលេខទូរសព្ទ។',
    ],
  },
  note: 'លេខកូដ OTP ប្រៀបដូចកូនសោផ្ទះ។ កុំប្រគល់ឱ្យនរណាម្នាក់ សូម្បីអ្នកដែលអះអាងថាជានគរបាល។',
  contact: {
    title: 'ត្រូវការជំនួយ? ហៅភ្លាម',
    items: [
      ['នគរបាល៖', '113'],
      ['រារាំងការហៅរំខាន៖', '5656'],
      ['ប្រចាំការ៖', 'នគរបាលឃុំដែលបងប្អូនរស់នៅ ទាំងថ្ងៃទាំងយប់'],
    ],
  },
};

export const chinese: Sample = {
  language: 'zh-Hans',
  title: '识别诈骗电话的四个信号',
  summary: '公安机关、法院和银行绝不会通过电话要求转账或索要验证码。',
  sections: [
    {
      heading: '骗子常冒充谁？',
      paragraphs: [
        '他们用陌生号码来电，自称公安、检察院、银行或邮局工作人员，或者遇险的亲属。他们能准确说出您的姓名和身份证号，以骗取信任。',
      ],
      items: [],
    },
    {
      heading: '四个信号',
      paragraphs: [],
      items: [
        '恐吓：说您涉及案件、欠款、即将被逮捕。',
        '催促：要求马上办理，不许挂断电话，不许询问家人。',
        '索要钱款或验证码：要求转账，念出验证码、卡号、密码。',
        '诱导安装应用：发来陌生链接，要求在官方商店之外安装软件。',
      ],
    },
    {
      heading: '为什么容易上当？',
      paragraphs: [
        '骗子语速很快，语气严厉，还会发来盖有红章的假文件。人在害怕时很难仔细思考。只要停下来几分钟，问一问别人，绝大多数骗局都会失败。',
      ],
      items: [],
    },
    {
      heading: '网络假消息',
      paragraphs: [
        '转发之前，先看是谁发布的、何时发布的、正规媒体有没有报道。耸人听闻、要求“立即转发”的，往往是假消息。',
      ],
      items: ['没有把握就不转发。', '问一问乡干部、长者和老师。', '收听乡广播。'],
    },
  ],
  stats: [
    [80, '组新广播喇叭，用民族语言播出新闻'],
    [15, '分钟：每天的防骗提醒'],
  ],
  steps: {
    heading: '接到陌生电话时',
    items: [
      '保持冷静，挂断电话。',
      '不转账，不念验证码，不点链接。',
      '用已知的号码回拨给亲属或有关单位。',
      '报告乡公安，保留短信和号码。',
    ],
  },
  note: '验证码就像家里的钥匙，不要交给任何人，即使对方自称公安。',
  contact: {
    title: '需要帮助？请立即拨打',
    items: [
      ['公安：', '113'],
      ['拦截骚扰电话：', '5656'],
      ['值班：', '您所在乡的公安，昼夜值班'],
    ],
  },
};

/** From the Universal Declaration of Human Rights: real words in Tai Viet script, not a translation of the others. */
export const taiDam: Sample = {
  language: 'blt-Tavt',
  title: 'ꪁꪫꪱꪣ ꪜꪱꪫ ꪹꪕꪸꪉ ꪵꪠꪙ ꪒꪲꪙ ꪘꪱ ꪫꪸꪀ ꪩꪾ ꫛ ꪶꪔꪙ ꪠꪴ ꪄꪮꪉ ꪨꪸꪙ ꪹꪭꪷꪚ ꪀꪺꪀ',
  summary: 'ꪩꪾꪣ ꫛ ꪶꪔꪙ ꪠꪴ ꪼꪒ ꪠꪱꪚ ꪩꪺꪒ ꪼꪜ ꪵꪊ ꪼꪫ ꪻꪬ ꪋꪴ ꫛ ꪹꪚꪱ ꪼꪒ ꪶꪄꪣ ꪄꪲꪙ ꪁꪾꪣ ꪔꪷ ꪜꪱꪉ ꪹꪣꪉ ꪭꪸꪀ ꪫꪱ ꪶꪄꪣ ꪙꪱꪚ ꪭꪱꪚ',
  sections: [
    {
      heading: 'ꪻꪚ ꪜꪱꪫ ꪁꪫꪱꪣ ꪕꪺ ꪹꪕꪸꪉ ꪵꪠꪙ',
      paragraphs: [
        'ꪻꪚ ꪜꪱꪫ ꪁꪫꪱꪣ ꪕꪺ ꪹꪕꪸꪉ ꪵꪠꪙ ꪒꪲꪙ ꪫꪸꪀ ꪩꪾꪣ ꫛ ꪶꪔꪙ ꪠꪴ ꪙꪲ ꪒꪷ ꪹꪜꪸꪙ ꪼꪣ ꪹꪗꪀ ꪕꪱꪀ ꪻꪬ ꪕꪺ ꪝꪳꪉ ꪹꪘꪀ ꪵꪀꪉ ꪻꪬ ꪹꪕꪸꪉ ꪀꪱ ꪹꪤꪷꪙ ꪹꪣꪉ ꪭꪴ ꪵꪊꪉ ꪼꪫ ꪙꪾ ꪕꪮꪥ ꪩꪺꪉ ꪜꪴꪙ ꪵꪔꪉ ꪄꪮꪉ ꪚꪱꪙ ꪹꪣꪉ ꪹꪩꪷꪉ ꪈꪾ ꪭꪮꪒ ꪻꪚ ꪁꪫꪱꪣ ꪜꪱꪫ ꪙꪲ, ꪊꪰꪉ ꪑꪷ ꪎꪴꪉ ꪫꪸꪀ ꪭꪰꪀ ꪵꪝꪉ',
      ],
      items: [],
    },
    {
      heading: 'ꪹꪕꪸꪉ ꪀꪱ ꪋꪴ ꫛ ꪎꪲꪉ ꪮꪮꪀ ꪣꪱ',
      paragraphs: [
        'ꪹꪕꪸꪉ ꪀꪱ ꪋꪴ ꫛ ꪎꪲꪉ ꪮꪮꪀ ꪣꪱ ꪻꪠ ꪁꪷ ꪻꪬ ꪼꪒ ꪕꪳ ꪕꪱꪉ ꪀꪾꪚ ꪹꪋꪷꪉ ꪝꪸꪉ ꪕꪮꪥ ꪩꪾ ꫛ ꪶꪔꪙ ꪠꪴ - ꪋꪴ ꪬꪺ ꫛ ꪻꪠ ꪁꪷ ꪻꪬ ꪣꪲ ꪁꪫꪸꪙ ꪎꪱꪉ ꪶꪎꪣ ꪩꪺꪉ ꪹꪥꪸꪒ ꫛ ꪀꪾꪚ ꪹꪥꪸꪒ ꪻꪊ ꪚꪴꪙ ꪀꪾꪚ ꪼꪒ ꪹꪚꪷꪉ ꪒꪲ ꪀꪾꪚ ꪫꪸꪀ ꪭꪰꪀ ꪵꪝꪉ ꪹꪏꪉ ꪹꪭꪙ',
      ],
      items: [
        'ꪹꪚꪱ ꪣꪲ ꪻꪠ ꪊꪺꪚ ꪜꪰꪒ ꪕꪾꪚ ꪔꪲ ꪵꪀꪉ ꪊꪺꪚ ꪡꪱꪒ ꪀꪱ ꪶꪄ ꪚꪱꪚ ꪹꪤꪸꪒ ꪶꪏꪥ ꪮꪱꪀ',
        'ꪋꪴ ꫛ ꪻꪠ ꪁꪷ ꪣꪲ ꪁꪫꪸꪙ ꪹꪋ ꪢꪽ ꪶꪔ ꪹꪊꪱ ꪅꪰꪀ ꪹꪜꪸꪙ ꫛ ꪕꪮꪥ ꪠꪱꪚ ꪩꪺꪒ ꪚꪱꪙ',
      ],
    },
  ],
  stats: [[30, 'ꪋꪴ ꫛ ꪻꪠ ꪁꪷ ꪝꪮꪣ ꪼꪒ ꪹꪬꪉ ꪝꪳꪉ ꪁꪫꪸꪙ ꪹꪜꪸꪙ ꪹꪊꪱ']],
  steps: {
    heading: 'ꪋꪴ ꫛ ꪫꪱ ꪻꪠ ꪊꪺꪚ ꪜꪰꪒ ꪶꪏꪥ',
    items: ['ꪹꪚꪱ ꪣꪲ ꪻꪠ ꪊꪺꪚ ꪣꪺꪙ ꪶꪕꪥ ꪹꪬꪉ ꪹꪉꪷ ꪶꪝ ꪫꪸꪀ ꪹꪥꪸꪒ ꪹꪬꪉ ꪹꪉꪷ', 'ꪹꪚꪱ ꪣꪲ ꪻꪠ ꪊꪺꪚ ꫛ ꪮꪳꪙ ꪮꪱꪉ ꪕꪷ ꪹꪊꪱ ꪵꪙꪉ ꪹꪤꪸꪒ ꪻꪬ ꪋꪺ'],
  },
  note: 'ꪋꪴ ꫛ ꪻꪠ ꪁꪷ ꪣꪲ ꪁꪫꪸꪙ ꪹꪤꪸꪒ ꫛ, ꪕꪳ ꪕꪱꪉ ꪀꪾꪚ ꪜꪮꪒ ꪵꪊꪉ ꪻꪬ ꪩꪾ ꪣꪷ',
  contact: { title: 'ꪋꪴ ꫛ ꪝꪮꪣ ꪼꪒ ꪣꪲ ꪁꪫꪸꪙ', items: [['ꪋꪴ ꫛ ꪝꪮꪣ ꪼꪒ', '113']] },
};
