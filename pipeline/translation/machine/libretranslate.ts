/**
 * LibreTranslate's protocol (docs.libretranslate.com): a service that an office can run on a machine of its own. Inline
 * codes travel as HTML elements, which it keeps round the words that they hold.
 */

import { factPlace } from '../../language/interpolation.ts';
import { isSameLanguage } from '../../language/tag.ts';
import { decodeEntities } from '../../markup/entities.ts';
import type { LanguageProfile } from '../../model/language.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import { ask, type MachineAccess, type MachineTranslator, unreadable } from './service.ts';

export function openLibreTranslate(access: MachineAccess): MachineTranslator {
  let languages: Promise<readonly Language[]> | undefined;
  return {
    name: 'LibreTranslate',
    async translate(texts, { source, target }) {
      languages ??= readLanguages(access);
      const pair = findPair(await languages, source, target, access.address);
      const body = {
        q: texts.map(toHtml),
        source: pair.from,
        target: pair.to,
        format: 'html',
        ...(access.key && { api_key: access.key }),
      };
      const { translatedText } = (await ask(access, '/translate', { body })) as {
        readonly translatedText?: unknown;
      };
      if (!isTexts(translatedText) || translatedText.length !== texts.length)
        throw unreadable(`${access.address}/translate`);
      return translatedText.map(fromHtml);
    },
  };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

interface Language {
  readonly code: string;
  readonly targets: readonly string[];
}

async function readLanguages(access: MachineAccess): Promise<readonly Language[]> {
  const answer = await ask(access, '/languages');
  const isLanguage = (each: unknown): each is Language => {
    const { code, targets } = (each ?? {}) as Partial<Language>;
    return typeof code === 'string' && isTexts(targets);
  };
  if (!Array.isArray(answer) || !answer.every(isLanguage)) throw unreadable(`${access.address}/languages`);
  return answer;
}

/** The service has codes of its own, most of them two letters. */
function findPair(
  languages: readonly Language[],
  source: LanguageProfile,
  target: LanguageProfile,
  address: string,
): { readonly from: string; readonly to: string } {
  const from = languages.find(({ code }) => isSameLanguage(code, source.tag));
  const to = from?.targets.find((code) => isSameLanguage(code, target.tag));
  if (from && to) return { from: from.code, to };
  throw new PipelineError(
    2,
    {
      vi: `Dịch vụ ${address} không dịch từ ${source.vietnamese} sang ${target.vietnamese}.`,
      en: `The service ${address} does not translate from ${source.english} into ${target.english}.`,
    },
    {
      vi: `Bỏ ngôn ngữ này khỏi --languages; dịch vụ dịch được sang: ${from?.targets.join(', ') ?? '–'}.`,
      en: `Leave this language out of --languages; the service translates into: ${from?.targets.join(', ') ?? '–'}.`,
    },
  );
}

const special = new RegExp(`<(/?)(\\d+)(/?)>|(${factPlace.source})`, 'g');

/** `<1>…</1>` → `<a id="c1">…</a>`, `<2/>` → `<br id="c2">`; a fact is an element that says what it stands for. */
export function toHtml(text: string): string {
  let html = '';
  let at = 0;
  for (const match of text.matchAll(special)) {
    const [found, closing, number = '', single, fact] = match;
    html += escaped(text.slice(at, match.index));
    at = match.index + found.length;
    if (fact) html += `<img alt="${escaped(fact)}">`;
    else if (single) html += `<br id="c${number}">`;
    else html += closing ? '</a>' : `<a id="c${number}">`;
  }
  return html + escaped(text.slice(at));
}

/** The way back. What it does not know stays as it is, to be found faulty. */
export function fromHtml(html: string): string {
  const open: string[] = [];
  return html.replace(
    /<a id="c(\d+)">|<\/a>|<br id="c(\d+)"\s*\/?>|<img alt="([^"]*)"\s*\/?>|[^<]+|</g,
    (found, pair, single, fact) => {
      if (pair !== undefined) {
        open.push(pair);
        return `<${pair}>`;
      }
      if (found === '</a>') return `</${open.pop() ?? 'a'}>`;
      if (single !== undefined) return `<${single}/>`;
      return decodeEntities(fact ?? found);
    },
  );
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
