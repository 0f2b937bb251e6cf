/** A project with its pictures measured: for commands that read documents without building. */
import { type FoundFiles, findDocuments } from '../source/find-files.ts';
import { listInputs } from './inputs.ts';
import { type Measured, measurePictures } from './measure.ts';
import { type Project, readProject } from './project.ts';

export interface MeasuredProject {
  readonly project: Project;
  readonly found: FoundFiles;
  readonly pictures: ReadonlyMap<string, Measured>;
}

export async function readMeasuredProject(root: string): Promise<MeasuredProject> {
  const project = readProject(root);
  const found = findDocuments(root);
  const inputs = listInputs(root, found.pictures, { inputs: new Map(), at: 0 });
  const pictures = await measurePictures(root, [...inputs.keys()], inputs, new Map());
  return { project, found, pictures };
}
