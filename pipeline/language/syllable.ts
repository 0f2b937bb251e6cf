/** The shape of a Vietnamese syllable: what a legacy encoding must turn into to be one. */

const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

/** Rhymes without tone, after the tables of Đoàn Thiện Thuật, Ngữ âm tiếng Việt. */
const rhymes = new Set(
  [
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu',
    'i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu',
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot',
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
    'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu',
    'ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêt yêu',
  ].flatMap((line) => line.split(' ')),
);

const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
const stopFinal = /(?:c|ch|p|t)$/;

/** True for one Vietnamese syllable, in whatever case: `Chính`, `NƯỚC`. */
export function isVietnameseSyllable(word: string): boolean {
  const known = judged.get(word) ?? judge(word);
  if (judged.size >= mostJudged) judged.clear();
  judged.set(word, known);
  return known;
}

/** A language has a few thousand syllables, and texts ask for the same ones again and again. */
const judged = new Map<string, boolean>();
const mostJudged = 20_000;

function judge(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  const marks = parts.match(tones) ?? [];
  const bare = parts.replace(tones, '').normalize('NFC');
  // Before a final stop only the tones sắc and nặng exist.
  const sayable = !stopFinal.test(bare) || marks[0] === '\u0301' || marks[0] === '\u0323';
  return marks.length <= 1 && sayable && splits(bare);
}

const splits = (bare: string) =>
  rhymes.has(bare) ||
  onsets.some((onset) => bare.startsWith(onset) && rhymes.has(bare.slice(onset.length))) ||
  // gì, gìn: the i of the onset is the rhyme's.
  (bare.startsWith('gi') && rhymes.has(bare.slice(1)));
