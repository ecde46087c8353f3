import { seededRandom } from '../kill/seeded-random.ts'
import type { TestSite } from '../site.ts'
import { makeGoodFiles, spoil } from './odd-files.ts'

/** After so long an answer is said to hang. */
const LONGEST_SECONDS = 30

/** Requests asked at the same time, in the order they are drawn. */
const AT_ONCE = 2

const METHODS = ['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']
const BITS = ['%00', '%', '..%2f', '\u202e', "'", '"', '<', '{}', '-1', '9'.repeat(40), '/', '//']

/** What a spoilt file is called at times, whatever it is. */
const OTHER_ENDINGS = ['.csv', '.xlsx', '.ods', '.pdf', '.docx', '.zip', '']

export interface OddRequests {
  readonly requests: number
  /** How many answers came of each hundred: 2 for 200 to 299. */
  readonly answers: ReadonlyMap<number, number>
  /** Each a sentence. */
  readonly problems: readonly string[]
}

/**
 * Asks a site for odd things, drawn from the seed: addresses of its pages changed a little, with any
 * method, questions and forms. No answer may be a failure of the program, and none may not come.
 */
export async function askOddly(
  site: TestSite,
  requests: number,
  seed: number,
): Promise<OddRequests> {
  const random = seededRandom(seed)
  const pages = await findPages(site)
  return await repeat(requests, () => {
    const path = changeAddress(pick(pages, random), random)
    const method = pick(METHODS, random)
    const hasBody = method === 'POST' || method === 'PUT'
    const body = hasBody ? changeText(`a=1&b=${pick(BITS, random)}&c[]=2`, random) : null
    const type = pick(['application/x-www-form-urlencoded', 'application/json', 'x'], random)
    const headers = { ...(hasBody ? { 'content-type': type } : {}), ...site.operator }
    return { path, init: { method, headers, body } }
  })(site)
}

/** The same of files of every kind that the site reads, each a good one with something wrong in it. */
export async function sendOddFiles(
  site: TestSite,
  files: number,
  seed: number,
): Promise<OddRequests> {
  const random = seededRandom(seed)
  const good = await makeGoodFiles()
  return await repeat(files, () => {
    const form = new FormData()
    form.set('why', 'Trying odd files')
    const file = pick(good, random)
    const name = random() < 0.9 ? file.name : `other${pick(OTHER_ENDINGS, random)}`
    form.set('file', new Blob([new Uint8Array(spoil(file, random))]), name)
    const path = pick(file.paths, random)
    return { path, init: { method: 'POST', headers: site.operator, body: form } }
  })(site)
}

function repeat(times: number, draw: () => { path: string; init: RequestInit }) {
  return async (site: TestSite): Promise<OddRequests> => {
    const answers = new Map<number, number>()
    const problems: string[] = []
    let drawn = 0
    const askOne = async () => {
      drawn += 1
      const { path, init } = draw()
      const signal = AbortSignal.timeout(LONGEST_SECONDS * 1_000)
      const about = `${init.method} ${path.slice(0, 200)}`
      try {
        const url = `${site.address}${path}`
        const answer = await fetch(url, { ...init, redirect: 'manual', signal })
        await answer.arrayBuffer()
        const hundred = Math.floor(answer.status / 100)
        answers.set(hundred, (answers.get(hundred) ?? 0) + 1)
        if (hundred === 5 && answer.status !== 503) problems.push(`${about}: ${answer.status}`)
      } catch (error) {
        problems.push(`${about}: no answer (${error})`)
      }
    }
    const askOn = async () => {
      while (drawn < times) await askOne()
    }
    await Promise.all(Array.from({ length: AT_ONCE }, askOn))
    return { requests: times, answers, problems }
  }
}

/** The addresses of the site that its front pages lead to. */
async function findPages({ address }: TestSite): Promise<readonly string[]> {
  const found = new Set(['/', '/data/import', '/health', '/sign-in', '/check'])
  for (const path of ['/', '/performance', '/reports', '/data', '/procedures', '/constitution']) {
    const html = await (await fetch(`${address}${path}`)).text()
    for (const [, href = ''] of html.matchAll(/href="(\/[^"#]*)"/g)) {
      found.add(href.replaceAll('&amp;', '&'))
    }
  }
  return [...found].sort()
}

function changeAddress(path: string, random: () => number): string {
  const kept = random() < 0.3 ? path : changeText(path, random)
  const question =
    random() < 0.5 ? '' : `?${pick(['q', 'as_at', 'month', 'x'], random)}=${pick(BITS, random)}`
  return `/${encodeURI(kept + question).replace(/^\/+/, '')}`
}

function changeText(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length)
  const skipped = Math.floor(random() * 3)
  return text.slice(0, at) + pick(BITS, random) + text.slice(at + skipped)
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const picked = values[Math.floor(random() * values.length)]
  if (picked === undefined) throw new Error('There is nothing to pick from')
  return picked
}
