import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stylesheets } from '../../pipeline/build/products.ts';
import { findBrowser } from '../../pipeline/engines/find-browser.ts';
import { openPress, type Press } from '../../pipeline/engines/press.ts';
import type { Edition } from '../../pipeline/model/edition.ts';
import type { Layout } from '../../pipeline/model/rendition.ts';
import { describe as inWords } from '../../pipeline/products/infographic/describe.ts';
import { product } from '../../pipeline/products/infographic/infographic.ts';
import { languageCss } from '../../pipeline/products/language-css.ts';
import { bodyOf } from './footnotes-sample.ts';
import {
  count,
  editionOf,
  khmerPlan,
  money,
  plan,
  profiles,
  type Sample,
  siteOf,
} from './infographic-sample.ts';

const cache = mkdtempSync(join(tmpdir(), 'infographic-'));
const stylesheet = languageCss(profiles.values()) + stylesheets().get('infographic.css');
let press: Press;

beforeAll(async () => {
  press = await openPress(await findBrowser(process.env, cache), {
    browsers: 1,
    stylesheets: new Map([['infographic.css', stylesheet]]),
    projectRoot: process.cwd(),
    cacheDirectory: cache,
  });
}, 60_000);

afterAll(async () => {
  await press.close();
  rmSync(cache, { recursive: true });
});

function layout(edition: Edition, format: string): Layout {
  const result = product.layout(edition, format, siteOf(edition.language));
  if ('length' in result) throw new Error(result[0]?.message.en);
  return result;
}

const refusal = (edition: Edition, format: string) => {
  const result = product.layout(edition, format, siteOf(edition.language));
  return 'length' in result ? result.map(({ code }) => code) : [];
};

async function problems(edition: Edition, format: string) {
  const made = layout(edition, format);
  const { measurement } = await press.render(made);
  return product.inspect(edition, made, measurement);
}

/** A sample whose chart has the labels given. */
const withLabels = (label: string): Sample => ({
  ...plan,
  chart: {
    title: 'Kinh phí',
    head: ['Nhiệm vụ', 'Kinh phí'],
    rows: [1, 2, 3, 4, 5].map((n) => [label, money(n * 1e6)]),
  },
});

describe('the picture', () => {
  it.each([
    ['portrait', 1080, 1350],
    ['card', 1200, 630],
  ])(
    '%s has exactly its size in pixels, and nothing is cut, in Vietnamese and Khmer',
    async (format, width, height) => {
      for (const sample of [plan, khmerPlan]) {
        const edition = editionOf(sample, { approved: false, machine: true });
        const made = layout(edition, format);
        const { bytes, measurement } = await press.render(made);
        expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width, height });
        expect(product.inspect(edition, made, measurement)).toEqual([]);
      }
    },
    60_000,
  );

  it('writes figures as the language does', () => {
    expect(layout(editionOf(plan), 'portrait').body).toContain('3.595.680.000\u00A0đồng');
    expect(layout(editionOf({ ...plan, language: 'en' }), 'portrait').body).toContain('3,595,680,000');
  });

  it('says so when the text is a draft, made by a machine, or sample data', () => {
    const body = (change: Partial<Edition>) => layout(editionOf(plan, change), 'card').body;
    expect(body({ approved: false, machine: true })).toMatch(/chưa được duyệt.*dịch máy/s);
    expect(body({})).not.toMatch(/chưa được duyệt|dịch máy/);
    expect(body({})).toContain('Dữ liệu mẫu');
  });

  it('makes a card of title and summary where there are no figures', () => {
    const { title, summary, language } = plan;
    const edition = editionOf({ title, summary, language });
    expect(layout(edition, 'card').body).toContain(summary);
  });
});

describe('bars', () => {
  const lengths = async (sample: Sample) => {
    const found = await findBrowser(process.env, cache);
    const browser = await puppeteer.launch({
      executablePath: found.executable,
      args: ['--no-sandbox'],
      env: found.environment,
    });
    try {
      const page = await browser.newPage();
      const { body } = layout(editionOf(sample), 'portrait');
      await page.setContent(`<html lang="vi"><style>${stylesheet}</style>${body}</html>`);
      return await page.$$eval('.bar', (bars) =>
        bars.map((bar) => {
          const own = bar.getBoundingClientRect();
          const track = (bar.parentElement ?? bar).getBoundingClientRect();
          return { from: (own.left - track.left) / track.width, length: own.width / track.width };
        }),
      );
    } finally {
      await browser.close();
    }
  };

  it('are as long as their figures and start at zero', async () => {
    const bars = await lengths(plan);
    const figures = plan.chart?.rows.map(([, figure]) => figure?.value ?? 0) ?? [];
    expect(bars.map(({ from }) => from)).toEqual(figures.map(() => 0));
    bars.forEach(({ length }, index) => {
      expect(length).toBeCloseTo((figures[index] ?? 0) / Math.max(...figures), 3);
    });
  }, 60_000);

  it('of figures below zero go the other way from the same zero', async () => {
    const chart = {
      title: 'Tăng giảm',
      head: ['Xã', 'Hộ'],
      rows: [
        ['A', count(30)],
        ['B', count(-10)],
      ] as const,
    };
    const [above, below] = await lengths({ ...plan, chart });
    expect(above).toEqual({ from: expect.closeTo(0.25, 3), length: expect.closeTo(0.75, 3) });
    expect(below).toEqual({ from: 0, length: expect.closeTo(0.25, 3) });
  }, 60_000);
});

describe('what does not go in', () => {
  it('refuses an edition that falls back in places', () => {
    expect(refusal(editionOf(plan, { complete: false }), 'portrait')).toEqual(['infographic-incomplete']);
    expect(refusal(editionOf(plan, { complete: false }), 'card')).toEqual(['infographic-incomplete']);
  });

  it('refuses a portrait without figures, and says what to add', () => {
    const { title, summary, language } = plan;
    expect(refusal(editionOf({ title, summary, language }), 'portrait')).toEqual([
      'infographic-without-figures',
    ]);
  });

  it('reports text that does not fit: which part, and where it is cut', async () => {
    const found = await problems(editionOf(withLabels('Một nhãn quá dài '.repeat(30))), 'portrait');
    expect(found.map(({ code }) => code)).toContain('infographic-overflow');
    expect(found[0]?.message.vi).toMatch(/biểu đồ.*Một nhãn quá dài/);
    expect(found[0]?.place.file).toBe('content/news/2024/plan.md');
  }, 60_000);

  it('says in the picture how many figures it has no room for', () => {
    const stats = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [count(n), 'xã'] as const);
    expect(layout(editionOf({ ...plan, stats }), 'portrait').body).toContain('và 2\u00A0mục khác');
  });
});

it('is told in words by its figures, as the language writes them', () => {
  const alt = inWords(editionOf(plan), siteOf('vi').format);
  for (const part of [plan.title, 'đại biểu dự hội nghị tập huấn: 160', '3.595.680.000 đồng'])
    expect(alt).toContain(part);
});

it('makes no picture of figures that call a note: it has no place for one', () => {
  const noted = bodyOf(':::stats\n- **80** cụm loa[^1]\n:::\n\n[^1]: Theo kế hoạch.', 'vi');
  const elsewhere = bodyOf(':::stats\n- **80** cụm loa\n:::\n\nLoa[^1].\n\n[^1]: Theo kế hoạch.', 'vi');
  const codes = (body: Edition['body']) => {
    const made = product.layout({ ...editionOf(plan), body }, 'portrait', siteOf('vi'));
    return 'medium' in made ? [] : made.map(({ code }) => code);
  };
  expect(codes(noted)).toEqual(['infographic-footnote']);
  expect(codes(elsewhere)).toEqual([]);
});
