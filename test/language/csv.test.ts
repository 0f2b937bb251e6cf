import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '../../pipeline/language/csv.ts';

const rows = (file: string) => {
  const read = readCsv(file);
  return 'rows' in read ? read.rows.map((row) => row.map(({ text }) => text)) : read;
};

test('what a table says comes back, with commas, quotation marks and line ends in its cells', () => {
  const table = [
    ['a', 'b,c', 'x "y"'],
    ['dòng 1\ndòng 2', '', ' giữ khoảng trắng '],
    ['', 'ខ្មែរ', '='],
  ];
  expect(rows(writeCsv(table))).toEqual(table);
});

test('files of Excel in Vietnamese Windows, of a Mac and of a hand are read', () => {
  expect(rows('\uFEFFterm;en\r\nTin, bài;news\r\n')).toEqual([
    ['term', 'en'],
    ['Tin, bài', 'news'],
  ]);
  expect(rows('term\ten\rtin\tnews')).toEqual([
    ['term', 'en'],
    ['tin', 'news'],
  ]);
  expect(rows('a,b\n\n,\n1,\n2,')).toEqual([
    ['a', 'b'],
    ['1', ''],
    ['2', ''],
  ]);
});

test('every cell knows where it begins, after cells of several lines too', () => {
  const read = readCsv('a,b\r\n"1\r\n2",x\r\ny,"z"');
  if (!('rows' in read)) throw new Error('not read');
  expect(read.rows.flat().map(({ text, line, column }) => [text, line, column])).toEqual([
    ['a', 1, 1],
    ['b', 1, 3],
    ['1\r\n2', 2, 1],
    ['x', 3, 4],
    ['y', 4, 1],
    ['z', 4, 3],
  ]);
});

test('a quotation mark that is never closed, or closed too early, is refused at its place', () => {
  expect(rows('a,b\n1,"x\n2,y')).toMatchObject({ line: 2, column: 3 });
  expect(rows('a,b\n1,"x"y\n')).toMatchObject({ line: 2, column: 6 });
});
