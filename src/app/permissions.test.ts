import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { compareWithTable, PERMISSIONS, type Permission } from '#web/index.ts'
import { runCommand } from '../../test/command-line.ts'
import { openSite, type TestSite } from '../../test/site.ts'
import { COMMAND_DOINGS } from './command-acts.ts'

describe('the table of permissions', () => {
  let site: TestSite

  before(async () => {
    site = await openSite('test/fixtures/areas/northmere')
  })
  after(() => site.close())

  it('has a row for every route and command, and a use for every row', () => {
    const doings = [...site.app.doings, ...COMMAND_DOINGS]
    assert.ok(site.app.doings.length > 60, `${site.app.doings.length} routes`)
    assert.deepEqual(compareWithTable(doings), { withoutRow: [], withoutUse: [] })
  })

  it('opens nothing that is sent to anybody, save a paper to be checked, a remark, a question, and what signs in and out', () => {
    const open = PERMISSIONS.filter(({ role }) => role === 'public')
    const sent = site.app.doings.filter(
      ({ name, act }) =>
        !/^(GET|HEAD) /.test(name) &&
        open.some((row) => row.kind === act.kind && row.act === act.act),
    )
    assert.ok(sent.length > 0)
    for (const { name } of sent) {
      assert.match(
        name,
        /^POST \/(check|remarks|questions|sign-in|sign-out|account\/passkeys)(\/(?!:number)|$)/,
      )
    }
  })

  it('is told at an address too, with what every address does', async () => {
    const { payload } = await site.app.inject({ url: '/permissions.json' })
    const told = JSON.parse(payload) as Record<'permissions' | 'addresses', unknown[]>
    assert.deepEqual(told.permissions, PERMISSIONS)
    assert.equal(told.addresses.length, site.app.doings.length)
    const own = { method: 'POST', path: '/data/releases', kind: 'release', act: 'record' }
    assert.ok(told.addresses.some((one) => JSON.stringify(one) === JSON.stringify(own)))
  })

  it('is printed for a clerk as a table, and for a program as JSON', async () => {
    const { code, stdout } = await runCommand(['permissions'])
    assert.equal(code, 0)
    const lines = stdout.trimEnd().split('\n')
    assert.match(lines[0] ?? '', /^role +kind +act +state$/)
    assert.ok(lines.some((line) => /^clerk +case +strike-out +begun$/.test(line)))
    const json = await runCommand(['permissions', '--json'])
    const rows: readonly Permission[] = JSON.parse(json.stdout)
    assert.equal(lines.length, rows.length + 1)
    // Of the area that is served the rows of its registers come after those that hold everywhere
    assert.deepEqual(rows.slice(0, PERMISSIONS.length), PERMISSIONS)
    const added = rows.slice(PERMISSIONS.length)
    assert.ok(added.length > 0 && added.every(({ kind }) => /^register:[a-z-]+$/.test(kind)))
  })
})
