import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** What an address answered. */
export interface Answer {
  readonly url: string
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly bytes: Buffer
}

/** How a site is walked through. */
export interface Walk {
  /** What is sent with each request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Addresses to begin at, besides the front page. */
  readonly from?: readonly string[]
  /** Whether an address is worth asking for; all are unless said. */
  readonly isWanted?: (url: string) => boolean
}

/** Every address that can be reached from the front page by links and pictures, each asked for once. */
export async function crawl(
  app: FastifyInstance,
  { headers = {}, from = [], isWanted = () => true }: Walk = {},
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>()
  const waiting = [...new Set(['/', ...from])]
  const seen = new Set(waiting)
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    const answer = await askFor(app, url, headers)
    answers.set(url, answer)
    for (const link of linksOf(answer)) {
      if (seen.has(link) || !isWanted(link)) continue
      seen.add(link)
      waiting.push(link)
    }
  }
  return answers
}

export async function askFor(
  app: FastifyInstance,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await app.inject({ url, headers })
  return { url, status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload }
}

/** The addresses of this site that an answer names. */
function linksOf({ headers, bytes }: Answer): readonly string[] {
  const to = String(headers['location'] ?? '')
  const redirected = /^\/(?!\/)/.test(to) ? [to] : []
  if (!String(headers['content-type']).startsWith('text/html')) return redirected
  const html = bytes.toString('utf8')
  const linked = [...html.matchAll(/\b(?:href|src)="(\/(?!\/)[^"#]*)/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  )
  return [...redirected, ...linked]
}
