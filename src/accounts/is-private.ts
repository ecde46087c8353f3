/** Whether an address is this machine's own. */
export function isAtHome(address: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(address).hostname)
}

/** Whether what is sent to an address can be read by nobody on its way: by https, or on this machine. */
export function isPrivate(address: string): boolean {
  return new URL(address).protocol === 'https:' || isAtHome(address)
}
