/** The commands, found by listing this folder: adding one is adding one file. */
import { readdirSync } from 'node:fs';
import type { Command } from './command.ts';

const folder = new URL('./', import.meta.url);
/** What stands in the folder besides commands. */
const frame = new Set([
  'command.ts',
  'help.ts',
  'list-commands.ts',
  'chosen-date.ts',
  'selection-options.ts',
  'chosen-person.ts',
]);

/** The names of all commands, sorted. */
export const commandNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !frame.has(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

export async function loadCommand(name: string): Promise<Command> {
  const { command } = (await import(new URL(`${name}.ts`, folder).href)) as { command: Command };
  if (command.name !== name) throw new Error(`The command ${command.name} stands in commands/${name}.ts`);
  return command;
}

export const loadCommands = (): Promise<Command[]> => Promise.all(commandNames.map(loadCommand));
