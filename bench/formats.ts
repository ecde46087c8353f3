import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { accuses, type Claim, checkPapers } from '#checker/index.ts'
import { readMarkdown, readPaper } from '#documents/testing.ts'
import { paperOfMarkdown } from '../test/papers/markdown-paper.ts'
import { asDocx, asHtml, asOdt, asPdf, asText, type TestPaper } from '../test/papers/paper-files.ts'
import type { Measured } from './measured.ts'

/** The papers of the blind rounds and those given beside the project, which are Markdown. */
const ROUNDS = resolve(import.meta.dirname, '../test/fixtures/papers/rounds')
const GIVEN = resolve(import.meta.dirname, '../../shared/domain/figures/papers')

const FORMATS: Readonly<Record<string, (paper: TestPaper) => Uint8Array>> = {
  html: (paper) => Buffer.from(asHtml(paper)),
  docx: asDocx,
  odt: asOdt,
  pdf: asPdf,
  txt: (paper) => Buffer.from(asText(paper)),
}

const MOST_LISTED = 40

/** Whether a paper says the same in each format: what is found in it as Markdown is what is to be found. */
export async function benchFormats(): Promise<readonly Measured[]> {
  const papers = [join(ROUNDS, '*/*.md'), join(GIVEN, 'p??.md')].flatMap((it) =>
    globSync(it).sort(),
  )
  const measured: Measured[] = []
  for (const [format, write] of Object.entries(FORMATS)) {
    let [same, all, alike] = [0, 0, 0]
    const listed: string[] = []
    for (const path of papers) {
      const text = readFileSync(path, 'utf8')
      const expected = saidOf(checkPapers([readMarkdown('paper.md', text)])[0]?.claims)
      const own = path.replace(/md$/, format)
      const bytes = existsSync(own) ? readFileSync(own) : write(paperOfMarkdown(text))
      const read = await readPaper(`paper.${format}`, bytes)
      const found = saidOf(read.ok ? checkPapers([read.value])[0]?.claims : [])
      const [lost, gained] = [without(expected, found), without(found, expected)]
      all += expected.length
      same += expected.length - lost.length
      const faults = [...lost, ...gained].filter(({ isFault }) => isFault)
      if (faults.length === 0) alike += 1
      for (const { said } of faults) {
        const isLost = lost.some((it) => it.said === said)
        listed.push(
          `${isLost ? 'not found' : 'found alone'} in ${join(basename(dirname(path)), basename(path, '.md'))}: ${said}`,
        )
      }
    }
    measured.push({
      name: `Papers that are accused of the same as ${format}`,
      measured: `${alike} of ${papers.length}; ${same} of ${all} findings of any kind are the same`,
      floor: 'all of them',
      ok: alike === papers.length,
      ...(listed.length > 0 ? { note: listed.slice(0, MOST_LISTED).join('\n         ') } : {}),
    })
  }
  return measured
}

interface Said {
  readonly said: string
  readonly isFault: boolean
}

function saidOf(claims: readonly Claim[] = []): readonly Said[] {
  return claims.map(({ kind, stated, recomputed, verdict }) => ({
    said: [verdict, kind, stated, recomputed].join(' | '),
    isFault: accuses(verdict),
  }))
}

/** Those of a list that another has not, or not so often. */
function without(list: readonly Said[], other: readonly Said[]): readonly Said[] {
  const left = Map.groupBy(other, ({ said }) => said)
  return list.filter(({ said }) => left.get(said)?.pop() === undefined)
}
