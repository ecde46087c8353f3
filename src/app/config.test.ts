import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readConfig } from './config.ts'

const DEMONSTRATION = { CRITICAL_FRIEND_DEMONSTRATION: 'yes' }
const DIRECTORY = {
  CRITICAL_FRIEND_DIRECTORY_ID: 'critical-friend',
  CRITICAL_FRIEND_DIRECTORY_SECRET: 'a secret',
}

describe('the settings', () => {
  it('have a default each', () => {
    const read = readConfig({})
    assert.ok(read.ok)
    const { host, port, publicUrl, isTrustedProxy, followSeconds } = read.value
    assert.deepEqual([host, port, publicUrl], ['localhost', 3000, undefined])
    assert.equal(followSeconds, 600)
    assert.ok(!isTrustedProxy('127.0.0.1'))
  })

  it('name the site by where readers reach it, and the proxies that are believed', () => {
    const read = readConfig({
      PUBLIC_URL: 'https://Figures.example.gov.uk/',
      TRUSTED_PROXY: '127.0.0.1, 10.0.0.0/8',
    })
    assert.ok(read.ok)
    assert.equal(read.value.publicUrl, 'https://figures.example.gov.uk')
    assert.ok(read.value.isTrustedProxy('10.1.2.3'))
    assert.ok(!read.value.isTrustedProxy('11.1.2.3'))
  })

  it('have the program make a backup each day, where it has no other database', () => {
    const planOf = (settings: Record<string, string>) => {
      const read = readConfig(settings)
      assert.ok(read.ok)
      return read.value.backups
    }
    const DATABASE_URL = 'postgres://panel@db/panel'
    assert.deepEqual(planOf({}), { folder: 'data/backups', everyHours: 24 })
    assert.equal(planOf({ DATABASE_URL }), undefined)
    assert.equal(planOf({ BACKUP_EVERY: 'never' }), undefined)
    assert.deepEqual(planOf({ DATABASE_URL, BACKUP_EVERY: 'hour', BACKUP_FOLDER: '/mnt/b' }), {
      folder: '/mnt/b',
      everyHours: 1,
    })
  })

  it('have a directory of this machine without https, to try it', () => {
    const read = readConfig({ ...DIRECTORY, CRITICAL_FRIEND_DIRECTORY: 'http://localhost:9000' })
    assert.ok(read.ok)
    assert.equal(read.value.directory?.issuer, 'http://localhost:9000')
    assert.ok(readConfig(DEMONSTRATION).ok)
  })

  it('are refused with a sentence each when they are wrong', () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ DATABASE_OWNER_URL: 'postgres://owner@db/panel' }, /goes with DATABASE_URL/],
      [{ PUBLIC_URL: 'figures.example.gov.uk' }, /PUBLIC_URL must begin with https/],
      [{ PUBLIC_URL: 'ftp://figures.example.gov.uk' }, /PUBLIC_URL must begin with https/],
      [{ PUBLIC_URL: 'https://example.gov.uk/figures' }, /PUBLIC_URL must end after the name/],
      [{ PUBLIC_URL: 'https://a:b@example.gov.uk' }, /PUBLIC_URL must end after the name/],
      [{ PUBLIC_URL: 'https://example.gov.uk?x' }, /PUBLIC_URL must end after the name/],
      [{ CRITICAL_FRIEND_SMTP_URL: 'smtp://mail' }, /MAIL_FROM is wrong: .* go together/],
      [{ CRITICAL_FRIEND_SMTP_URL: 'mail', CRITICAL_FRIEND_MAIL_FROM: 'a@b.example' }, /smtps:/],
      [{ CRITICAL_FRIEND_DIRECTORY: 'https://login.example' }, /go together. Set all, or none/],
      [{ ...DIRECTORY, CRITICAL_FRIEND_DIRECTORY: 'http://login.example' }, /begin with https/],
      [{ ...DEMONSTRATION, HOST: '0.0.0.0' }, /at this machine alone\. Leave out HOST/],
      [{ ...DEMONSTRATION, PUBLIC_URL: 'https://panel.example' }, /at this machine alone/],
      [{ ...DEMONSTRATION, TRUSTED_PROXY: '127.0.0.1' }, /at this machine alone/],
      [{ BACKUP_EVERY: 'daily' }, /BACKUP_EVERY must be hour, day, week or never/],
      [{ FOLLOW_SECONDS: 'long' }, /FOLLOW_SECONDS must be a whole number of seconds from 1/],
      [{ TRUSTED_PROXY: 'nginx' }, /TRUSTED_PROXY is wrong: "nginx" is no address\. Write one/],
    ]
    for (const [settings, sentence] of cases) {
      const read = readConfig(settings)
      assert.ok(!read.ok, JSON.stringify(settings))
      assert.equal(read.problems.length, 1)
      assert.match(read.problems[0]?.message ?? '', sentence)
    }
  })
})
