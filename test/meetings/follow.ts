import { setTimeout as wait } from 'node:timers/promises'

/** Somebody who follows a meeting by server-sent events, as a browser does. */
export interface Follower {
  readonly answer: Response
  /** The names of the events that came so far. */
  readonly told: readonly string[]
  /** Whether the site ended it, once it has ended. */
  readonly ended: Promise<boolean>
  /** Waits until an event of a name has come, so many times. */
  until(name: string, times?: number): Promise<void>
  stop(): void
}

const LONGEST_MS = 10_000

/** @param record - the path of the record of a meeting */
export async function followMeeting(
  address: string,
  record: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Follower> {
  const stop = new AbortController()
  const answer = await fetch(`${address}${record}/followed`, { headers, signal: stop.signal })
  const told: string[] = []
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const piece of answer.body ?? []) {
      const words = decoder.decode(piece, { stream: true })
      told.push(...[...words.matchAll(/^event: (\w+)$/gm)].map(([, name = '']) => name))
    }
    return true
  }
  const until = async (name: string, times = 1) => {
    const end = performance.now() + LONGEST_MS
    while (told.filter((one) => one === name).length < times) {
      if (performance.now() > end) throw new Error(`No ${name} came, only: ${told.join(', ')}`)
      await wait(50)
    }
  }
  return { answer, told, ended: read().catch(() => false), until, stop: () => stop.abort() }
}
