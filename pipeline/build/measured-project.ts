/** A project with its pictures measured: for commands that read documents without building. */
import { findDocuments } from '../source/find-files.ts';
import { listInputs } from './inputs.ts';
import { type Measured, measurePictures } from './measure.ts';
import { type Project, readProject } from './project.ts';

export async function readMeasuredProject(
  root: string,
): Promise<{ project: Project; pictures: ReadonlyMap<string, Measured> }> {
  const project = readProject(root);
  const inputs = listInputs(root, findDocuments(root).pictures, { inputs: new Map(), at: 0 });
  const pictures = await measurePictures(root, [...inputs.keys()], inputs, new Map());
  return { project, pictures };
}
