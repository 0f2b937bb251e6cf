/** Where things stand on this machine. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const programRoot = fileURLToPath(new URL('../../', import.meta.url));

export const outputFolder = (root: string): string => join(root, 'output');
/** Of a project: what its last build left. */
export const cacheFolder = (root: string): string => join(root, 'node_modules', '.cache', 'nhipcau');
/** Of the program: subsets of fonts, the unpacked browser: the same for every project. */
export const programCache = cacheFolder(programRoot);
