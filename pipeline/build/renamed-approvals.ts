/**
 * Approvals of what a renaming leaves as it was. The digest of an edition holds the addresses of its pictures and links,
 * so it changes with them; what a reader reads does not. An approval that held until now goes over to the new digest.
 * Anything else that would differ is no renaming, and keeps the approval from going over.
 */
import type { EditionCard } from '../model/edition.ts';
import type { DocumentId } from '../model/id.ts';
import { writeLedger } from '../translation/ledger.ts';
import { ledgerFile, readTranslation } from './project.ts';
import type { Survey } from './survey.ts';

/** @returns the ledgers to write, relative to the project that `after` is a survey of. */
export function renamedApprovals(
  before: Survey,
  after: Survey,
  renamed: ReadonlyMap<DocumentId, DocumentId>,
): ReadonlyMap<string, string> {
  const writes = new Map<string, string>();
  const cards = cardsOf(after);
  for (const old of cardsOf(before).values()) {
    const id = renamed.get(old.facts.id) ?? old.facts.id;
    const card = cards.get(`${id} ${old.language}`);
    if (!card || card.digest === old.digest || !isSame(old, card)) continue;
    const { ledger } = readTranslation(after.project.root, card.language, id);
    const approvals = ledger.approvals.map((each) =>
      each.digest === old.digest ? { ...each, digest: card.digest } : each,
    );
    if (approvals.some((each, index) => each !== ledger.approvals[index]))
      writes.set(ledgerFile(card.language, id), writeLedger({ ...ledger, approvals }));
  }
  return writes;
}

const cardsOf = ({ records }: Survey): ReadonlyMap<string, EditionCard> =>
  new Map(
    records.flatMap(({ cards }) => cards.map((card) => [`${card.facts.id} ${card.language}`, card] as const)),
  );

const isSame = (old: EditionCard, card: EditionCard): boolean =>
  JSON.stringify([old.title, old.summary, old.coverage, old.complete, old.facts.identifier]) ===
  JSON.stringify([card.title, card.summary, card.coverage, card.complete, card.facts.identifier]);
