/**
 * What a machine-translation service is, and how one is asked. Texts leave the machine here and nowhere else, and only
 * where the project names a service.
 */
import type { Bilingual } from '../../model/bilingual.ts';
import type { LanguageProfile } from '../../model/language.ts';
import { PipelineError } from '../../model/pipeline-error.ts';
import type { MachineSettings } from '../../model/publisher.ts';

export interface MachineTranslator {
  /** What the ledger calls it. */
  readonly name: string;
  /**
   * @returns one translation a text, in order; whether they are any good is for the caller to judge.
   * @throws PipelineError where the service does not answer, refuses, or does not know a language.
   */
  translate(texts: readonly string[], job: MachineJob): Promise<readonly string[]>;
}

export interface MachineJob {
  readonly source: LanguageProfile;
  readonly target: LanguageProfile;
  /** Approved terms that the texts use, for services that listen to them. */
  readonly terms: readonly { readonly term: string; readonly translation: string }[];
}

/** What a service is opened with. */
export interface MachineAccess extends MachineSettings {
  readonly key?: string;
}

/** Longer than any answer takes; who waits longer waits for nothing. */
const patience = 120_000;

/** Asks for JSON. Redirections are not followed: they would take the key to somebody else. */
export async function ask(
  { address, key }: MachineAccess,
  path: string,
  { body, bearer }: { readonly body?: unknown; readonly bearer?: boolean } = {},
): Promise<unknown> {
  const url = `${address}${path}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(bearer && key && { authorization: `Bearer ${key}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    text = await response.text();
  } catch (error) {
    throw silent(url, error);
  }
  const answer = parse(text);
  if (!response.ok) throw refused(url, response.status, saidBy(answer));
  if (answer === undefined) throw unreadable(url);
  return answer;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `{"error": "…"}` of LibreTranslate, `{"error": {"message": "…"}}` of OpenAI. */
function saidBy(answer: unknown): string {
  const { error } = (answer ?? {}) as { readonly error?: unknown };
  const { message } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly message?: unknown;
  };
  const said = typeof message === 'string' ? message : error;
  return typeof said === 'string' ? said.slice(0, 300) : '';
}

const nothingLost: Bilingual = {
  vi: 'Những bài đã ghi xong được giữ; chạy lại lệnh thì phần còn trống được dịch tiếp.',
  en: 'Documents that were written stay; run the command again, and what is still empty is translated.',
};

function silent(url: string, error: unknown): PipelineError {
  const isLate = (error as Error).name === 'TimeoutError';
  const { code = (error as Error).message } = ((error as Error).cause ?? {}) as { readonly code?: string };
  const why: Bilingual = isLate
    ? { vi: `quá ${patience / 1000} giây không trả lời`, en: `no answer in ${patience / 1000} seconds` }
    : { vi: code, en: code };
  return new PipelineError(
    3,
    {
      vi: `Không gọi được dịch vụ dịch máy ${url}: ${why.vi}.`,
      en: `The translation service ${url} cannot be reached: ${why.en}.`,
    },
    {
      vi: `Kiểm tra mạng và mục machineTranslation trong content/publisher.yaml. ${nothingLost.vi}`,
      en: `Check the network, and machineTranslation in content/publisher.yaml. ${nothingLost.en}`,
    },
    error,
  );
}

function refused(url: string, status: number, said: string): PipelineError {
  const more = said && `: ${said}`;
  const isKey = status === 401 || status === 403;
  const hint: Bilingual = isKey
    ? {
        vi: 'Kiểm tra khóa trong biến môi trường NHIPCAU_TRANSLATION_KEY.',
        en: 'Check the key in the environment, NHIPCAU_TRANSLATION_KEY.',
      }
    : {
        vi: 'Chờ một lúc rồi chạy lại, hoặc hỏi người quản trị dịch vụ.',
        en: 'Wait and run it again, or ask whoever runs the service.',
      };
  return new PipelineError(
    3,
    {
      vi: `Dịch vụ dịch máy ${url} từ chối (${status})${more}.`,
      en: `The translation service ${url} refuses (${status})${more}.`,
    },
    { vi: `${hint.vi} ${nothingLost.vi}`, en: `${hint.en} ${nothingLost.en}` },
  );
}

/** An answer of another shape than the protocol's. */
export const unreadable = (url: string): PipelineError =>
  new PipelineError(
    3,
    {
      vi: `Dịch vụ dịch máy ${url} trả lời không đúng giao thức.`,
      en: `The translation service ${url} does not answer as its protocol says.`,
    },
    {
      vi: `Kiểm tra service và address trong mục machineTranslation của content/publisher.yaml. ${nothingLost.vi}`,
      en: `Check service and address under machineTranslation in content/publisher.yaml. ${nothingLost.en}`,
    },
  );
