import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'
import { Outage } from '#shared/index.ts'
import { invitation, signInLetter } from './letters.ts'
import { keepInFolder, readLetters, sendBySmtp } from './send-mail.ts'

const AT = '2026-11-30T09:00:00Z'
const LINK = 'https://panel.example/sign-in/link/a-token'
const LETTER = signInLetter('nell@example.gov.uk', 'Northshire panel', LINK)

/** A mail server that takes everything. @returns its address, and what it was sent */
async function openMailServer() {
  const lines: string[] = []
  const server = createServer((socket) => {
    let isLetter = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('220 mail.example')
    createInterface(socket).on('line', (line) => {
      lines.push(line)
      if (isLetter) {
        if (line !== '.') return
        isLetter = false
        say('250 taken')
      } else if (/^DATA/i.test(line)) {
        isLetter = true
        say('354 go on')
      } else say(/^QUIT/i.test(line) ? '221 good bye' : '250 well')
    })
    socket.on('error', () => {})
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, lines, close: () => server.close() }
}

describe('a letter', () => {
  it('goes to its one reader by the mail server, in the name that is set', async () => {
    const { url, lines, close } = await openMailServer()
    const send = sendBySmtp({ smtpUrl: url, from: 'Northshire panel <panel@example.gov.uk>' })
    await send(LETTER, AT)
    close()
    assert.ok(lines.some((line) => /^MAIL FROM:<panel@example\.gov\.uk>/.test(line)))
    assert.deepEqual(
      lines.filter((line) => line.startsWith('RCPT')),
      ['RCPT TO:<nell@example.gov.uk>'],
    )
    assert.ok(lines.join('\n').includes(LINK), lines.join('\n'))
  })

  it('fails as an outage where no server takes it', async () => {
    const { url, close } = await openMailServer()
    close()
    const send = sendBySmtp({ smtpUrl: url, from: 'panel@example.gov.uk' })
    await assert.rejects(send(LETTER, AT), Outage)
  })

  it('is kept for a day where there is none, and then gone', async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'critical-friend-mail-'))
    test.after(() => rm(folder, { recursive: true, force: true }))
    const keep = keepInFolder(folder)
    await keep(LETTER, AT)
    assert.deepEqual(await readLetters(folder), [LETTER])
    const [first = ''] = await readdir(folder)
    const yesterday = Date.now() / 1000 - 24 * 60 * 60 - 1
    await utimes(join(folder, first), yesterday, yesterday)
    const other = invitation('sam@example.gov.uk', 'Sam Rook', 'Northshire panel', LINK)
    await keep(other, AT)
    assert.deepEqual(await readLetters(folder), [other])
    assert.equal((await readdir(folder)).length, 1)
  })
})
