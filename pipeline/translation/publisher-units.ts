/** The publisher's own texts as units of the pseudo-document `publisher`, so that they are translated like any other. */
import type { DocumentId, UnitId } from '../model/id.ts';
import type { Publisher, Term } from '../model/publisher.ts';
import type { SourceUnit } from '../model/unit.ts';

export const publisherDocument = 'publisher' as DocumentId;

/** Units with the ids `name`, `parent`, `address`, `notice`, `licence` and `<group>.<term>`. */
export function publisherUnits(publisher: Publisher): readonly SourceUnit[] {
  const unit = (id: string, text: string): SourceUnit => ({
    field: id as UnitId,
    role: 'field',
    text,
    codes: [],
    place: { file: 'content/publisher.yaml' },
  });
  const group = (name: string, terms: readonly Term[]) =>
    terms.map((term) => unit(`${name}.${term.id}`, term.label));
  return [
    unit('name', publisher.name),
    unit('parent', publisher.parent),
    unit('address', publisher.contact.address),
    ...(publisher.notice ? [unit('notice', publisher.notice)] : []),
    unit('licence', publisher.licence),
    ...group('topics', publisher.topics),
    ...group('areas', publisher.areas),
    ...group('units', publisher.units),
    ...group('programmes', publisher.programmes),
  ];
}
