import { Option } from 'commander'
import { fetchUnreleased } from '#holdings/index.ts'
import type { Audience, Storage } from '#storage/index.ts'
import { CLOCK } from '../clock.ts'
import type { Config } from '../config.ts'
import { actNow } from '../instance.ts'

/** `--drafts`: asked for where figures that the public does not know are to be used too. */
export function draftsOption(): Option {
  return new Option('--drafts', 'with the figures that are not released as well')
}

/** As whom a command reads figures: a command has an administrator's rights, and uses them only when told to. */
export function readerOf(drafts: boolean): Extract<Audience, 'public' | 'office'> {
  return drafts ? 'office' : 'public'
}

/**
 * Says on stderr, where some figures wait for a release, whether they were used, and by whose rights.
 *
 * @param used - the measures that were used; left out where any may have been
 */
export async function sayDrafts(
  { db }: Pick<Storage, 'db'>,
  config: Config,
  drafts: boolean,
  used?: ReadonlySet<string>,
): Promise<void> {
  const { measures } = await fetchUnreleased(db, CLOCK.now())
  const waiting = measures.filter((measure) => used?.has(measure) ?? true).join(', ')
  if (waiting === '') return
  const { actor } = actNow(config, '')
  process.stderr.write(
    drafts
      ? `Figures that are not released were used, with the rights of an administrator (${actor}): ${waiting}\n`
      : `Figures that are not released were left out: ${waiting}. --drafts uses them as well\n`,
  )
}
