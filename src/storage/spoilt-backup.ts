const WORDS = {
  'not-ours': 'is not a backup made by this program. Name a file that the backup command wrote',
  cut: 'was cut short. Use another copy of the backup, or an earlier one',
  later:
    'was made by a later version of the program. ' +
    'Restore it with that version, then start this one on what it restored',
  damaged: 'is damaged. Use another copy of the backup, or an earlier one',
} as const

/** A backup that is not as this program writes one; its message goes on from the name of the file. */
export class SpoiltBackup extends Error {
  override readonly name = 'SpoiltBackup'

  /** @param why - what is damaged, after "is damaged:" */
  constructor(how: keyof typeof WORDS, why?: string, options?: ErrorOptions) {
    super(why === undefined ? WORDS[how] : WORDS[how].replace('.', () => `: ${why}.`), options)
  }
}
