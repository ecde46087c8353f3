import { isIPv6 } from 'node:net'

const AN_HOUR_MILLISECONDS = 60 * 60 * 1000

/** Addresses can be made up without end; what is kept of them cannot. */
const MOST_PEERS = 10_000

/**
 * Counts what each far end of a connection sent within the hour. Kept in memory alone: nobody can read
 * later from where a remark came.
 */
export class Peers {
  readonly #sent = new Map<string, readonly number[]>()

  /**
   * Counts one more, unless there were so many.
   *
   * @param address - of the far end, as the server knows it: behind a proxy that is trusted, as that says
   * @param at - an instant
   */
  take(address: string, at: string, most: number): boolean {
    const now = Temporal.Instant.from(at).epochMilliseconds
    const peer = networkOf(address)
    const recent = (this.#sent.get(peer) ?? []).filter((one) => one > now - AN_HOUR_MILLISECONDS)
    const isTaken = recent.length < most
    this.#sent.delete(peer)
    this.#sent.set(peer, isTaken ? [...recent, now] : recent)
    if (this.#sent.size > MOST_PEERS) this.#sent.delete(this.#sent.keys().next().value ?? '')
    return isTaken
  }
}

/**
 * Whoever has one address of IPv6 has a network of them: its first four groups stand for all. An address
 * of IPv4 stands for itself, however it is written.
 */
function networkOf(address: string): string {
  const [, ofFour] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? []
  if (ofFour !== undefined || !isIPv6(address)) return ofFour ?? address
  const [before = '', after] = address.split('::')
  const first = before === '' ? [] : before.split(':')
  const last = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  return [...first, ...Array(zeros).fill('0'), ...last].slice(0, 4).join(':')
}
