/**
 * OpenAI's chat completions (platform.openai.com/docs/api-reference/chat), which many servers speak, those that run on
 * an office's own machine among them: Ollama, llama.cpp, vLLM.
 */
import type { LanguageProfile } from '../../model/language.ts';
import { ask, type MachineAccess, type MachineJob, type MachineTranslator, unreadable } from './service.ts';

export function openChat(access: MachineAccess): MachineTranslator {
  const translate: MachineTranslator['translate'] = async (texts, job) => {
    const path = '/chat/completions';
    const body = {
      model: access.model,
      // The same text should give the same translation, as far as the model allows.
      temperature: 0,
      messages: [
        { role: 'system', content: instructions(job) },
        { role: 'user', content: JSON.stringify({ texts, terms: job.terms }) },
      ],
    };
    const translations = translationsIn(await ask(access, path, { body, bearer: true }));
    if (translations?.length === texts.length) return translations;
    if (!translations || texts.length <= 1) throw unreadable(`${access.address}${path}`);
    // A model that loses count of many does not of one.
    const singly: string[] = [];
    for (const text of texts) singly.push(...(await translate([text], job)));
    return singly;
  };
  return { name: access.model ?? 'openai', translate };
}

function instructions({ source, target }: MachineJob): string {
  const name = ({ english, endonym, script, tag }: LanguageProfile) =>
    `${english} (${endonym}, script ${script}, tag ${tag})`;
  return [
    `You translate texts of a public office from ${name(source)} into ${name(target)}, for readers in villages: plain, exact, polite.`,
    'The user sends JSON: "texts", and "terms" that must be translated as given.',
    'Keep every code such as <1>, </1>, <2/> and every {{…}} exactly as it stands, each once, a pair round the words that correspond.',
    'Keep every figure, in digits. Add nothing, leave nothing out, explain nothing.',
    'Answer with JSON alone: {"translations": ["…", …]}, one a text, in the same order.',
  ].join('\n');
}

/** Models like to put a fence round JSON, or a word before it. */
function translationsIn(answer: unknown): readonly string[] | undefined {
  const { choices } = (answer ?? {}) as {
    readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[];
  };
  const content = Array.isArray(choices) ? choices[0]?.message?.content : undefined;
  if (typeof content !== 'string') return undefined;
  const json = content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1);
  try {
    const { translations } = JSON.parse(json) as { readonly translations?: unknown };
    return Array.isArray(translations) && translations.every((each) => typeof each === 'string')
      ? translations
      : undefined;
  } catch {
    return undefined;
  }
}
