/** Names for files and addresses: lower-case ASCII, so that every server, archive and memory stick keeps them as they are. */
import { fold } from './fold.ts';

/** `Bốn dấu hiệu: Đề phòng!` → `bon-dau-hieu-de-phong`. Empty when nothing of it is a letter or a digit. */
export function slugOf(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
