import assert from 'node:assert/strict'
import { it } from 'node:test'
import { audienceOf, mayRead } from './audiences.ts'
import { GIVEN_ROLES, type Role } from './roles.ts'

const reads = (...roles: Role[]) => audienceOf({ roles: ['public', ...roles] })

it('reads as the widest of what its roles let somebody', () => {
  assert.equal(reads(), 'public')
  assert.equal(reads('commissioners-officer'), 'public')
  assert.equal(reads('member', 'commissioners-officer'), 'members')
  assert.equal(reads('clerk', 'member'), 'office')
  assert.equal(reads('member', 'clerk'), 'office')
})

it('lets no role read what is sealed', () => {
  assert.ok(!mayRead({ roles: ['public', ...GIVEN_ROLES] }, 'sealed'))
})

it('lets those who read more have what was read for those who read less, and not the other way', () => {
  const member = { roles: ['public', 'member'] } as const
  assert.deepEqual(
    (['public', 'members', 'office'] as const).map((one) => mayRead(member, one)),
    [true, true, false],
  )
})
