import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accuses, checkPapers } from '#checker/index.ts'
import { readMarkdown, readText } from '#documents/testing.ts'
import { readPaperApart, USUAL_BOUNDS } from '../src/documents/papers/read-paper-apart.ts'
import { asDocx, asPdf, type TestPaper, type TestPart } from '../test/papers/paper-files.ts'
import type { Measured } from './measured.ts'

const PARTS_A_PAGE = 8
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A made-up paper of about so many pages, with two tables and a footnote on each page. */
function longPaper(pages: number): TestPaper {
  const parts = Array.from({ length: pages }, (_, page): readonly TestPart[] => {
    const [before, after] = [1000 + page * 7, 1050 + page * 9]
    const ward = [page / 676, page / 26, page].map((at) => LETTERS[Math.floor(at) % 26]).join('')
    const change = after - before
    const percent = ((100 * change) / before).toFixed(1)
    const row = (name: string, add: number) => {
      const [one, other] = [before + add, after + add]
      return [
        name,
        String(one),
        String(other),
        `+${other - one}`,
        `+${((100 * (other - one)) / one).toFixed(1)}%`,
      ]
    }
    const heading = ['Type', '2022/23', '2023/24', 'Change', '% change']
    const rows = Array.from({ length: PARTS_A_PAGE }, (_, index) =>
      row(`Type ${LETTERS[index]} in ward ${ward}`, index * 31),
    )
    const paragraph = `Offences in ward ${ward} increased from ${before} to ${after}, a rise of ${change} (${percent}%). The neighbourhood teams considered what residents told them about parking, lighting and the keeping of cars overnight, and completed what was agreed.`
    return [
      { kind: 'newpage' },
      { kind: 'heading', text: `Offences in ward ${ward}` },
      {
        kind: 'paragraph',
        text: paragraph,
        footnote: { after: `from ${before}`, text: `Counted on 3 July 2023, as the table is.` },
      },
      { kind: 'table', heading, rows },
      { kind: 'paragraph', text: paragraph.replace('Offences', 'Reports') },
      { kind: 'table', heading, rows: rows.slice(0, 4) },
      {
        kind: 'paragraph',
        text: `The panel met on Tuesday 24 September 2019 and noted it.`,
      },
    ]
  }).flat()
  return {
    title: 'Northmere Police: performance',
    header: 'Northmere Police and Crime Panel',
    parts,
  }
}

const SELF = fileURLToPath(import.meta.url)
const MOST_BYTES = 200_000_000

type Kind = 'PDF' | 'DOCX'

// The paper is written by a process of its own, so that the memory measured is the checker's alone.
if (process.argv[2] === '--write') {
  const paper = longPaper(Number(process.argv[4]))
  process.stdout.write(process.argv[3] === 'PDF' ? asPdf(paper) : asDocx(paper))
}

function writePaper(kind: Kind, pages: number): Buffer {
  const arguments_ = [SELF, '--write', kind, String(pages)]
  return spawnSync(process.execPath, arguments_, { maxBuffer: MOST_BYTES }).stdout
}

async function measure(kind: Kind, pages: number, most: number): Promise<Measured> {
  const bytes = writePaper(kind, pages)
  const began = performance.now()
  const read = await readPaperApart(`long.${kind.toLowerCase()}`, bytes)
  const readIn = (performance.now() - began) / 1000
  const checked = read.ok ? checkPapers([read.value]) : []
  const seconds = (performance.now() - began) / 1000
  const claims = checked.flatMap((document) => document.claims)
  // The papers are made without a slip, so that any of these is the checker's own
  const wrong = claims.filter((claim) => accuses(claim.verdict))
  return {
    name: `${kind} of ${pages.toLocaleString('en-GB')} pages (${(bytes.length / 1e6).toFixed(1)} MB), read and checked`,
    measured: read.ok
      ? `${seconds.toFixed(1)} s (${readIn.toFixed(1)} s of it reading), ${claims.length.toLocaleString('en-GB')} claims, ${wrong.length} of them called wrong`
      : (read.problems[0]?.message ?? 'refused'),
    floor: `${most} s, and none of its claims called wrong`,
    ok: read.ok && seconds < most && claims.length > pages && wrong.length === 0,
  }
}

/** The papers of the blind rounds, figures in nearly every sentence. */
function roundsInText(): readonly string[] {
  const rounds = resolve(import.meta.dirname, '../test/fixtures/papers/rounds')
  return globSync(join(rounds, '*/*.md'))
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
}

/** The papers of a real panel as text, given beside the project, figures in one sentence of some. */
function givenInText(): readonly string[] {
  const given = resolve(import.meta.dirname, '../../shared/seeds')
  return globSync(join(given, '*.txt'))
    .sort()
    .map((path) => readFileSync(path, 'utf8'))
}

const PAGE_LETTERS = 4000
const MOST_LETTERS = 2e6

/** Papers one after another, and again from the first, up to so much as is taken at once. */
function longText(papers: readonly string[]): string {
  const once = papers.join('\n\n')
  return Array.from({ length: Math.ceil(MOST_LETTERS / once.length) }, () => once)
    .join('\n\n')
    .slice(0, MOST_LETTERS)
}

/** Text as it is pasted: a page, then so much as is taken at once, in the time of the processor alone. */
function measureText(): readonly Measured[] {
  const papers = roundsInText()
  const [first = '', second = ''] = papers
  const given = givenInText()
  const texts = [
    {
      name: 'a page of text, pasted, before anything is warm',
      most: 0.3,
      text: first.slice(0, PAGE_LETTERS),
    },
    { name: 'another page', most: 0.3, text: second.slice(0, PAGE_LETTERS) },
    ...(given.length > 0
      ? [
          {
            name: '2 MB of papers of a panel as text',
            most: 5,
            text: longText(given),
            read: readText,
          },
        ]
      : []),
    { name: '2 MB of papers with a figure in every sentence', most: 5, text: longText(papers) },
  ]
  return texts.map(({ name, most, text, read = readMarkdown }) => {
    const before = process.cpuUsage()
    const claims = checkPapers([read('pasted', text)])[0]?.claims ?? []
    const { user, system } = process.cpuUsage(before)
    const seconds = (user + system) / 1e6
    return {
      name,
      measured: `${seconds.toFixed(2)} s of processor time, ${claims.length.toLocaleString('en-GB')} claims`,
      floor: `${most} s`,
      ok: seconds < most,
    }
  })
}

/** Long papers as PDF and DOCX, from their bytes to the findings, within the memory papers have. */
export async function benchPapers(): Promise<readonly Measured[]> {
  const speed = [
    ...measureText(),
    await measure('PDF', 150, 2),
    await measure('DOCX', 150, 5),
    await measure('PDF', 1000, USUAL_BOUNDS.seconds),
  ]
  const megabytes = process.memoryUsage.rss() / 1e6
  return [
    ...speed,
    {
      name: 'memory while papers are checked',
      measured: `${megabytes.toFixed(0)} MB, beside at most ${USUAL_BOUNDS.megabytes} MB for the reading, which was kept to`,
      floor: '1,000 MB each',
      ok: megabytes < 1000,
    },
  ]
}
