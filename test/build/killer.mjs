/** Ends the process as a power cut would: before the change to KILL_ROOT of the number KILL_AT, or in the midst of a writing. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let left = Number(process.env.KILL_AT);
const write = fs.writeFileSync;
for (const name of ['writeFileSync', 'renameSync', 'rmSync', 'rmdirSync', 'mkdirSync']) {
  const real = fs[name];
  fs[name] = (path, ...rest) => {
    if (String(path).startsWith(process.env.KILL_ROOT) && left-- === 0) {
      if (name === 'writeFileSync') write(path, Buffer.from(rest[0]).subarray(0, 10));
      process.kill(process.pid, 'SIGKILL');
    }
    return real(path, ...rest);
  };
}
syncBuiltinESMExports();
