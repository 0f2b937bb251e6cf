/** What stands in the way of a release, in words, and the command that mends it. */
import type { Bilingual, Tongue } from '../model/bilingual.ts';
import { fullName } from '../model/called.ts';
import type { LanguageTag } from '../model/id.ts';
import type { Obstacle, Reason } from '../model/obstacle.ts';
import type { SharedTexts } from './report.ts';
import type { Standing } from './standing.ts';
import { counted, grouped } from './words.ts';

/** `26 mục nháp (412 từ)` */
export function obstacleText(obstacle: Obstacle): Bilingual {
  switch (obstacle.reason) {
    case 'errors':
      return { vi: `${obstacle.errors} lỗi phải sửa`, en: `${counted(obstacle.errors, 'error')} to mend` };
    case 'falls-back':
      return { vi: 'còn chỗ hiện chữ của bản gốc', en: 'some of it shows the source’s text' };
    case 'refused': {
      const { vi, en } = fullName(obstacle);
      return {
        vi: `không làm được “${vi}” (${obstacle.code})`,
        en: `“${en}” could not be made (${obstacle.code})`,
      };
    }
    case 'gathered': {
      const count = obstacle.documents.length;
      return {
        vi: `${count} bài trong bản tin chưa duyệt`,
        en: `${counted(count, 'gathered document')} not approved`,
      };
    }
    case 'gate-waiting':
      return { vi: `chờ duyệt: ${obstacle.gate}`, en: `waits for approval: ${obstacle.gate}` };
    case 'gate-outdated':
      return {
        vi: `đã đổi sau khi duyệt: ${obstacle.gate}`,
        en: `changed since it was approved: ${obstacle.gate}`,
      };
    default: {
      const { units, words } = obstacle;
      const { vi, en } = work[obstacle.reason];
      return {
        vi: `${grouped(units, 'vi')} mục ${vi} (${grouped(words, 'vi')} từ)`,
        en: `${counted(units, 'unit')} ${en} (${counted(words, 'word')})`,
      };
    }
  }
}

const work = {
  'not-begun': { vi: 'chưa bắt đầu dịch', en: 'not begun' },
  missing: { vi: 'chưa dịch', en: 'missing' },
  stale: { vi: 'cũ so với bản gốc', en: 'stale' },
  draft: { vi: 'nháp', en: 'in draft' },
  unreviewed: { vi: 'chưa hiệu đính', en: 'not reviewed' },
} satisfies Partial<Record<Obstacle['reason'], Bilingual>>;

/** Where a command is to be run; absent where it is for several. */
export interface Where {
  readonly document?: string | undefined;
  readonly language?: LanguageTag | undefined;
}

/** The command that begins to mend it; `…` stands for what is to be filled in. */
export function remedy(obstacle: Obstacle, { document = '…', language }: Where): string {
  const tag = language ?? '…';
  const exported = (only: string) =>
    `npm run nhipcau -- export xlsx --language ${tag} --documents ${document} --only ${only}`;
  switch (obstacle.reason) {
    case 'errors':
    case 'refused':
    case 'falls-back':
      return `npm run nhipcau -- check --languages ${tag} --documents ${document}`;
    case 'not-begun':
    case 'missing':
      return exported('missing');
    case 'stale':
      return exported('stale');
    case 'draft':
      return exported('draft');
    case 'unreviewed':
      return `npm run nhipcau -- review ${document} --languages ${tag} --by "…"`;
    case 'gathered':
      return `npm run nhipcau -- status --languages ${tag} --documents ${document === '…' ? '…' : obstacle.documents.join(',')}`;
    case 'gate-waiting':
    case 'gate-outdated':
      return `npm run nhipcau -- approve ${document} --languages ${tag} --gate ${obstacle.gate} --by "…"`;
  }
}

/** One kind of obstacle over all editions that it stands in the way of. */
export interface Task {
  readonly reason: Reason;
  readonly name: Bilingual;
  readonly editions: number;
  /** Zero where it is not a matter of units. */
  readonly units: number;
  readonly words: number;
  readonly errors: number;
  readonly command: string;
}

/** What each kind of obstacle is called, in the order in which they are to be dealt with. */
const taskNames: Readonly<Record<Reason, Bilingual>> = {
  errors: { vi: 'lỗi phải sửa', en: 'errors to mend' },
  'not-begun': { vi: 'chưa bắt đầu dịch', en: 'not begun' },
  missing: { vi: 'chưa dịch', en: 'missing' },
  stale: { vi: 'cũ so với bản gốc', en: 'stale' },
  draft: { vi: 'nháp, kể cả máy dịch', en: 'drafts, machines’ among them' },
  unreviewed: { vi: 'chưa hiệu đính', en: 'not reviewed' },
  'falls-back': { vi: 'còn hiện chữ của bản gốc', en: 'shows the source’s text' },
  refused: { vi: 'sản phẩm không làm được', en: 'products that could not be made' },
  gathered: { vi: 'bản tin chờ các bài trong đó', en: 'waits for what it gathers' },
  'gate-waiting': { vi: 'chờ duyệt', en: 'waits for approval' },
  'gate-outdated': { vi: 'đã đổi sau khi duyệt', en: 'changed since approved' },
};
const order = Object.keys(taskNames) as Reason[];

/** The work of each kind over all editions, in the order in which it is to be done. */
export function tasksOf(standings: readonly Standing[]): readonly Task[] {
  const all = standings.flatMap(({ document, language, obstacles }) =>
    obstacles.map((obstacle) => ({ document, language, obstacle })),
  );
  const kinds = Map.groupBy(all, ({ obstacle }) => `${obstacle.reason} ${gateOf(obstacle)}`);
  const tasks = [...kinds.values()].flatMap((found) => {
    const [first] = found;
    return first ? [taskOf(first.obstacle, found)] : [];
  });
  return tasks.toSorted((one, other) => order.indexOf(one.reason) - order.indexOf(other.reason));
}

const gateOf = (obstacle: Obstacle): string => ('gate' in obstacle ? obstacle.gate : '');

function taskOf(
  obstacle: Obstacle,
  found: readonly (Pick<Standing, 'document' | 'language'> & { readonly obstacle: Obstacle })[],
): Task {
  const sum = (countOf: (each: Obstacle) => number) =>
    found.reduce((total, each) => total + countOf(each.obstacle), 0);
  const gate = 'gate' in obstacle ? `: ${obstacle.gate}` : '';
  const { vi, en } = taskNames[obstacle.reason];
  return {
    reason: obstacle.reason,
    name: { vi: vi + gate, en: en + gate },
    editions: new Set(found.map(({ document, language }) => `${document} ${language}`)).size,
    units: sum((each) => ('units' in each ? each.units : 0)),
    words: sum((each) => ('words' in each ? each.words : 0)),
    errors: sum((each) => ('errors' in each ? each.errors : 0)),
    command: remedy(together(obstacle, found), {
      document: only(found.map(({ document }) => document)),
      language: only(found.map(({ language }) => language)),
    }),
  };
}

/** What several bulletins, or one in several languages, wait for. */
const together = (obstacle: Obstacle, found: readonly { readonly obstacle: Obstacle }[]): Obstacle =>
  obstacle.reason !== 'gathered'
    ? obstacle
    : {
        ...obstacle,
        documents: [
          ...new Set(found.flatMap((each) => ('documents' in each.obstacle ? each.obstacle.documents : []))),
        ],
      };

const only = <Name>(names: readonly Name[]): Name | undefined =>
  names.every((name) => name === names[0]) ? names[0] : undefined;

/** `12 mục chưa dịch, 30 mục chưa hiệu đính` */
export function sharedTextsText({ missing, unread }: SharedTexts): Bilingual {
  const parts = (tongue: Tongue, words: readonly [string, string]) =>
    [missing, unread]
      .flatMap((count, at) => (count > 0 ? `${grouped(count, tongue)} ${words[at]}` : []))
      .join(', ');
  return {
    vi: parts('vi', ['mục chưa dịch', 'mục chưa hiệu đính']),
    en: parts('en', ['units missing', 'units not reviewed']),
  };
}

export const sharedNames = {
  publisher: { vi: 'Chữ của cơ quan', en: 'The office’s texts' },
  interface: { vi: 'Chữ giao diện', en: 'Interface words' },
} satisfies Record<string, Bilingual>;

export const remedySharedTexts = ({ document, language, missing }: SharedTexts): string =>
  missing > 0
    ? `npm run nhipcau -- export xlsx --language ${language} --documents ${document} --only missing`
    : `npm run nhipcau -- review ${document} --languages ${language} --by "…"`;
