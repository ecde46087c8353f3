import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchIssuedPacks } from '#panel/index.ts'
import { describeDay, Refusal } from '#shared/index.ts'
import type { ReadAs } from '#storage/index.ts'

/** Whether what stands on the command line is the address of a meeting, such as `2027-02-01-special`. */
export const isMeeting = (text: string) => /^\d{4}-\d{2}-\d{2}(?:-[a-z][a-z0-9-]*)?$/.test(text)

/**
 * Writes the pack of a meeting as it was issued last, byte for byte.
 *
 * @param isForMembers - whether the restricted one, which is for members alone
 * @returns a line that says what was written
 * @throws Refusal where none was issued
 */
export async function writeMeetingPack(
  readAs: ReadAs,
  address: string,
  { out, isForMembers }: { readonly out: string; readonly isForMembers: boolean },
): Promise<string> {
  const audience = isForMembers ? 'members' : 'public'
  const found = await fetchIssuedPacks(readAs({ audience }), address, audience)
  const pack = isForMembers ? found?.restricted : found?.pack
  if (found === undefined) {
    throw new Refusal(
      `No pack of the meeting ${address} has been issued. Issue its agenda on the site first, or name papers to put together`,
    )
  }
  if (pack === undefined) {
    throw new Refusal(`Nothing is taken in private at the meeting ${address}: it has one pack only`)
  }
  await mkdir(out, { recursive: true })
  const file = join(out, pack.name)
  await writeFile(file, pack.content)
  return `${file}  as issued on ${describeDay(found.on)}, ${pack.content.length.toLocaleString('en-GB')} bytes\n`
}
