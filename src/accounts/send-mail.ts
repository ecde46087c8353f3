import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Outage } from '#shared/index.ts'
import type { Letter, SendLetter } from './letters.ts'

/** Where letters are to be sent by, and in whose name. */
export interface MailSettings {
  /** `smtps://user:password@mail.example.gov.uk` */
  readonly smtpUrl: string
  readonly from: string
}

/** Letters go by the mail server that is set. @throws Outage where it does not take one */
export function sendBySmtp({ smtpUrl, from }: MailSettings): SendLetter {
  return async (letter) => {
    try {
      // Taken in with the first letter: most sites that are tried out send none
      const { createTransport } = await import('nodemailer')
      await createTransport(smtpUrl).sendMail({ from, ...letter })
    } catch (cause) {
      throw new Outage('The mail server did not take a letter', { cause })
    }
  }
}

const A_DAY_MILLISECONDS = 24 * 60 * 60 * 1000

/**
 * Without a mail server, letters are kept in a folder that only the owner of the program can read, for a
 * day. No backup carries them.
 */
export function keepInFolder(folder: string): SendLetter {
  return async (letter, at) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
    await removeOldLetters(folder)
    const { to, subject, text } = letter
    const name = `${at.replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.txt`
    const lines = `To: ${to}\nSubject: ${subject}\n\n${text}\n`
    await writeFile(join(folder, name), lines, { mode: 0o600, flag: 'wx' })
  }
}

/** The letters that are kept, the latest first. */
export async function readLetters(folder: string): Promise<readonly Letter[]> {
  await removeOldLetters(folder)
  const kept = (await lettersIn(folder)).toSorted((one, other) => other.keptAt - one.keptAt)
  const texts = await Promise.all(kept.map(({ path }) => readFile(path, 'utf8')))
  return texts.map((whole) => {
    const [head = '', ...paragraphs] = whole.trimEnd().split('\n\n')
    const [to = '', subject = ''] = head.split('\n').map((line) => line.replace(/^\w+: /, ''))
    return { to, subject, text: paragraphs.join('\n\n') }
  })
}

/** Takes away the letters that are older than a day. */
export async function removeOldLetters(folder: string): Promise<void> {
  for (const { path, keptAt } of await lettersIn(folder)) {
    if (Date.now() - keptAt > A_DAY_MILLISECONDS) await rm(path, { force: true })
  }
}

/** The files of letters, each with when it was kept, in milliseconds since 1970. */
async function lettersIn(folder: string) {
  const names = await readdir(folder).catch(() => [])
  const paths = names.filter((name) => name.endsWith('.txt')).map((name) => join(folder, name))
  return await Promise.all(
    paths.map(async (path) => ({ path, keptAt: (await stat(path)).mtimeMs })),
  )
}
