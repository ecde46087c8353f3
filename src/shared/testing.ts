/** The same zip, with an untrue size stated for one of its files: what is made to swell does that. */
export function stateSize(zip: Uint8Array, name: string, bytes: number): Buffer {
  return change(zip, name, (entry) => entry.writeUInt32LE(bytes, 18))
}

/** The same zip, with one of its files marked as locked with a password. */
export function markLocked(zip: Uint8Array, name: string): Buffer {
  return change(zip, name, (entry) => entry.writeUInt16LE(entry.readUInt16LE(2) | 1, 2))
}

/** @param mend - given the fields that the entry and its line in the directory share, from the version on */
function change(zip: Uint8Array, name: string, mend: (fields: Buffer) => void): Buffer {
  const changed = Buffer.from(zip)
  for (const [sign, offset, length] of [
    ['PK\x03\x04', 4, 30],
    ['PK\x01\x02', 6, 46],
  ] as const) {
    let at = changed.indexOf(sign, 0, 'latin1')
    while (at >= 0 && changed.toString('utf8', at + length, at + length + name.length) !== name) {
      at = changed.indexOf(sign, at + 1, 'latin1')
    }
    if (at < 0) throw new Error(`There is no ${name} in the zip`)
    mend(changed.subarray(at + offset))
  }
  return changed
}
