/** Files that Git could not merge: both sides stand in the text, between lines of seven signs (git-merge(1), “How conflicts are presented”). */

const marker = /^(?:<{7} |\|{7}(?: |$)|={7}$|>{7} )/;

export const hasConflict = (text: string): boolean => /^<{7} /m.test(text) && /^={7}\r?$/m.test(text);

/** The text as each of the two sides has it. Lines of the other one are left empty, so that lines keep their numbers. */
export function conflictSides(text: string): readonly [ours: string, theirs: string] {
  const sides: [string[], string[]] = [[], []];
  let side = '>';
  for (const line of text.split(/\r?\n/)) {
    const isMarker = marker.test(line);
    if (isMarker) side = line.charAt(0);
    // Behind `<` stands what is ours, behind `=` what is theirs, behind `|` what both come from.
    sides[0].push(!isMarker && '><'.includes(side) ? line : '');
    sides[1].push(!isMarker && '>='.includes(side) ? line : '');
  }
  return [sides[0].join('\n'), sides[1].join('\n')];
}
