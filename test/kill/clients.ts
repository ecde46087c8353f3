import { setTimeout as sleep } from 'node:timers/promises'
import type { Operator } from '../sign-in.ts'
import { type Ledger, ROWS_OF_A_FILE } from './ledger.ts'

const AGAIN_MILLISECONDS = 20

/** Between two records of one client, so that imports get their share of the site. */
const PAUSE_MILLISECONDS = 40

/** Sends one form; whether it was acknowledged. */
type Send = (path: string, body: URLSearchParams | FormData) => Promise<boolean>

/** One client's writes, one after another, each noted once it was acknowledged. */
type Client = (send: Send, ledger: Ledger, ask: Ask) => Promise<void>

/** Sends a form that is answered with a page; `undefined` when it is not. */
type Ask = (path: string, body: FormData) => Promise<string | undefined>

/**
 * Keeps writing to a site, four clients at once: two open cases and record an event of each, one records
 * rulings, one imports files of figures. What is acknowledged goes into the ledger.
 *
 * @param over - clients end when it is over; until then each request has to be answered, with what was
 *   asked or with 503
 */
export async function keepWriting(
  { address, headers }: Operator,
  ledger: Ledger,
  over: AbortSignal,
): Promise<void> {
  const post = async (path: string, body: URLSearchParams | FormData, expected: number) => {
    const request = { method: 'POST', headers, redirect: 'manual', body } as const
    const answer = await fetch(`${address}${path}`, request)
    const text = await answer.text()
    if (answer.status === expected) return text
    if (answer.status === 503) {
      ledger.away += 1
      await sleep(AGAIN_MILLISECONDS)
    } else if (!over.aborted) ledger.problems.push(`${path} was answered ${answer.status}`)
    return undefined
  }
  const send: Send = async (path, body) => (await post(path, body, 303)) !== undefined
  const ask: Ask = (path, body) => post(path, body, 200)
  const repeat = async (client: Client) => {
    while (!over.aborted) {
      try {
        await client(send, ledger, ask)
      } catch (error) {
        if (!over.aborted) ledger.problems.push(`A client was not answered: ${error}`)
        await sleep(AGAIN_MILLISECONDS)
      }
    }
  }
  const pausing: (client: Client) => Client =
    (client) =>
    async (...given) => {
      await client(...given)
      await sleep(PAUSE_MILLISECONDS)
    }
  await Promise.all([...[openCase, openCase, rule].map(pausing), importFile].map(repeat))
}

const CLERK = { reason: 'Made up', on: '2026-05-01' }

const openCase: Client = async (send, ledger) => {
  const number = ledger.next()
  const [path, slug] = ['/procedures/report-response', `made-up-${number}`]
  const opening = { ...CLERK, title: `Made up ${number}` }
  if (!(await send(`${path}/open`, new URLSearchParams(opening)))) return
  ledger.acknowledged.add(`case report-response/${slug} open`)
  const event = { ...CLERK, published: 'no' }
  if (!(await send(`${path}/${slug}/adopt`, new URLSearchParams(event)))) return
  ledger.acknowledged.add(`case report-response/${slug} adopt`)
}

const rule: Client = async (send, ledger) => {
  const why = `Made up ${ledger.next()}`
  const said = { ruling: 'The item falls.', who: 'Convenor', when: '2026-05-01', why }
  const form = new URLSearchParams(said)
  if (await send('/constitution/conflicts/lost-veto/ruling', form)) {
    ledger.acknowledged.add(`ruling ${why}`)
  }
}

const importFile: Client = async (send, ledger, ask) => {
  const number = ledger.next()
  const name = `made-up-${number}.csv`
  const form = new FormData()
  form.set('why', CLERK.reason)
  form.set('file', new File([figures(number)], name))
  const plan = await ask('/data/import', form)
  const confirm = /action="(\/data\/import\/[0-9a-f]{64})"/.exec(plan ?? '')?.[1]
  if (confirm === undefined) {
    if (plan !== undefined) ledger.problems.push(`The plan of ${name} cannot be confirmed`)
    return
  }
  if (await send(confirm, new URLSearchParams({ why: CLERK.reason }))) {
    ledger.acknowledged.add(`import ${name}`)
  }
}

function figures(number: number): string {
  const rows = Array.from(
    { length: ROWS_OF_A_FILE },
    (_, row) => `burglary,northmere,batch=${number};row=${row},2024-01,${100 + row}`,
  )
  return `measure,area,breakdown,period,value\n${rows.join('\n')}\n`
}
