/**
 * Gives the sample documents the approvals that a leader would give: the Vietnamese of every document, and the official
 * texts of the Declaration where they are whole. Machine drafts get none. To be run again when a sample has changed:
 *
 *     node test/tools/approve-samples.ts
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readMeasuredProject } from '../../pipeline/build/measured-project.ts';
import { ledgerFile } from '../../pipeline/build/project.ts';
import { workshopFor } from '../../pipeline/build/workshop.ts';
import type { EditionCard } from '../../pipeline/model/edition.ts';
import type { DocumentId } from '../../pipeline/model/id.ts';
import { findDocuments } from '../../pipeline/source/find-files.ts';
import type { DocumentFile } from '../../pipeline/source/read-document.ts';
import { emptyLedger, readLedger, writeLedger } from '../../pipeline/translation/ledger.ts';

const declaration: readonly string[] = ['handbook/2024/universal-declaration', 'leaflet/2024/your-rights'];

const { project, pictures } = await readMeasuredProject('.');
const { files } = findDocuments('.');
const documents = new Set(files.map(({ id }) => id));
const workshop = await workshopFor({
  project,
  documents,
  pictures,
  output: 'output',
  part: 'none',
  software: '',
});
const cards = new Map<DocumentId, readonly EditionCard[]>();

/** Prepares a document; a bulletin, whose digest is also that of what it gathers, after those. */
function prepare(file: DocumentFile, gathered: readonly DocumentId[]): void {
  const inLanguage = (tag: string) =>
    gathered.flatMap((id) => {
      const known = cards.get(id) ?? [];
      return known.find(({ language }) => language === tag) ?? known[0] ?? [];
    });
  const items = new Map(project.languages.map((tag) => [tag, inLanguage(tag)]));
  cards.set(file.id, workshop.prepare({ file, items }).cards);
}

function approve(card: EditionCard): void {
  const file = ledgerFile(card.language, card.facts.id);
  const ledger = (existsSync(file) && readLedger(file, readFileSync(file, 'utf8')).value) || emptyLedger;
  const approvals = project.publisher.gates.map(({ id, approvers }) => ({
    gate: id,
    by: approvers[0] ?? '',
    date: card.facts.date,
    digest: card.digest,
  }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writeLedger({ ...ledger, approvals }));
}

for (const file of files) prepare(file, []);
for (const file of files) {
  const items = cards.get(file.id)?.[0]?.facts.items ?? [];
  if (items.length > 0) prepare(file, items);
}
for (const card of [...cards.values()].flat()) {
  const official = declaration.includes(card.facts.id) && card.complete;
  if (card.language === project.publisher.sourceLanguage || official) approve(card);
}
