import { BlockList, isIP } from 'node:net'
import { accept, type Outcome, refuse } from '#shared/index.ts'

export type IsTrustedProxy = (address: string) => boolean

/** For a site that was told of no proxy. */
export const TRUST_NOBODY: IsTrustedProxy = () => false

/**
 * Reads the proxies whose forwarding headers are believed.
 *
 * @param text - addresses or ranges with commas between: `127.0.0.1, 10.0.0.0/8, ::1`
 */
export function readTrustedProxies(text: string): Outcome<IsTrustedProxy> {
  const trusted = new BlockList()
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits, more] = part.split('/')
    const family = isIP(address)
    const length = family === 6 ? 128 : 32
    const size = bits === undefined ? length : Number(bits)
    const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && size <= length)
    if (family === 0 || !isRange || more !== undefined) {
      return refuse(
        'not-an-address',
        `"${part}" is no address. Write one, or a range, such as 127.0.0.1 or 10.0.0.0/8, with commas between`,
      )
    }
    trusted.addSubnet(address, size, family === 6 ? 'ipv6' : 'ipv4')
  }
  return accept((address) => {
    const family = isIP(address)
    return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4')
  })
}
