import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector/promises'
import { describe, it } from 'node:test'
import { plain } from '#statistics/index.ts'

/** The files that put words together, by their path under `src/`. */
const WORDS =
  /\/src\/(statistics\/[a-z-]+\/(comparison-words|change-cells|days-alone|deciding-value|explain|false-alarms|flag-sentences|phrases|sentences|set-aside-words|verdict|chance-words|chart-choice|explanation-questions|force-words|pair-words|paired-measures|quarter-test|quarter-words|questions-of-[a-z]+|rare-event-words|rebase-suggestion|season-words|survey-words)|performance\/series\/printed-change|reports\/(briefing|summary)|performance\/imports\/(small-number-words|odd-figures|odd-words|doubt-clock))\.ts$/

/** Words for a reader are two or more; one alone is a choice within a sentence, or a name in the code. */
const SEVERAL_WORDS = /\p{L}[^\p{L}]* [^\p{L}]*\p{L}/u

describe('the gallery of sentences', () => {
  it('says every sentence that the program has words for', async () => {
    const { files, unsaid } = await findUnsaid()
    assert.ok(files > 20, `only ${files} files of words were found`)
    assert.deepEqual(unsaid, [], 'Have each said of made-up figures in src/publishing/gallery/')
  })

  it('reads like sentences: a capital, a stop, no gap and nothing left blank', async () => {
    const { presentSentences } = await import('./sentences-page.ts')
    const sentences = presentSentences().groups.flatMap((group) => group.sentences.map(plain))
    assert.ok(sentences.length > 150)
    for (const sentence of sentences) {
      assert.match(sentence, /^[\p{Lu}\d£“−+].*[.?!]$/su, sentence)
      assert.doesNotMatch(
        sentence,
        / {2}| [,.;:]|\.\.|,,|undefined|null|NaN|Infinity|\[object/,
        sentence,
      )
    }
  })
})

/**
 * Makes the page with V8 counting what runs, and lists the words that did not.
 *
 * @returns each as its file and line with the code
 */
async function findUnsaid(): Promise<{ files: number; unsaid: readonly string[] }> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const { presentSentences } = await import('./sentences-page.ts')
  presentSentences()
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  const scripts = result.filter(({ url }) => WORDS.test(url))
  return { files: scripts.length, unsaid: scripts.flatMap(unsaidIn) }
}

function unsaidIn({ url, functions }: Profiler.ScriptCoverage): readonly string[] {
  const source = readFileSync(new URL(url), 'utf8')
  const hasRun = new Uint8Array(source.length).fill(1)
  const ranges = functions.flatMap((one) => one.ranges)
  const size = ({ startOffset, endOffset }: Profiler.CoverageRange) => endOffset - startOffset
  // The innermost range that a place is in says whether it ran
  for (const range of ranges.sort((one, other) => size(other) - size(one))) {
    hasRun.fill(range.count > 0 ? 1 : 0, range.startOffset, range.endOffset)
  }
  const found: string[] = []
  for (let from = hasRun.indexOf(0); from !== -1; ) {
    const end = hasRun.indexOf(1, from)
    const to = end === -1 ? source.length : end
    const code = source.slice(from, to)
    if (textsIn(code).some((text) => SEVERAL_WORDS.test(text))) {
      const line = source.slice(0, from).split('\n').length
      const file = url.replace(/^.*\/src\//, 'src/')
      found.push(`${file}:${line} ${code.replaceAll(/\s+/g, ' ').slice(0, 160)}`)
    }
    from = hasRun.indexOf(0, to)
  }
  return found
}

/** The texts in a piece of code: what stands in quotation marks, and around what a template fills in. */
function textsIn(code: string): readonly string[] {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const texts: string[] = []
  // What each open template is nested in: the braces that are open in its filling
  const open: number[] = []
  for (let at = 0; at < bare.length; at++) {
    const sign = bare[at]
    if (sign === "'") {
      const end = bare.indexOf("'", at + 1)
      texts.push(bare.slice(at + 1, end))
      at = end === -1 ? bare.length : end
    } else if (sign === '{' && open.length > 0) {
      open[open.length - 1] = (open.at(-1) ?? 0) + 1
    } else if (sign === '}' && open.at(-1) !== undefined && open.at(-1) !== 0) {
      open[open.length - 1] = (open.at(-1) ?? 0) - 1
    } else if (sign === '`' || (sign === '}' && open.at(-1) === 0)) {
      if (sign === '}') open.pop()
      const rest = bare.slice(at + 1)
      const length = rest.search(/`|\$\{/)
      texts.push(length === -1 ? rest : rest.slice(0, length))
      if (length === -1) break
      if (rest[length] === '$') open.push(0)
      at += 1 + length + (rest[length] === '$' ? 1 : 0)
    }
  }
  return texts
}
