import { expect, it } from 'vitest'
import { createRoles } from '../src/roles'

function roles(...answers: string[][]) {
  let asked = 0
  const rejected: string[] = []
  const session = {
    token: async () => `token ${asked}`,
    reject: (token: string) => {
      rejected.push(token)
      asked++
    },
    roles: async () => answers[asked] ?? [],
  }
  return { roles: createRoles(session), rejected }
}

it('may nothing until the server has said what', async () => {
  const { roles: mine } = roles(['shopper', 'support'])
  expect(mine.may('support')).toBe(false)
  await mine.known()
  expect(mine.may('support')).toBe(true)
  expect(mine.may('manager')).toBe(false)
  expect(mine.may()).toBe(false)
})

it('may everything as an owner', async () => {
  const { roles: mine } = roles(['shopper', 'owner'])
  await mine.known()
  expect(mine.may()).toBe(true)
  expect(mine.may('manager')).toBe(true)
})

it('asks anew under a new session', async () => {
  const { roles: mine, rejected } = roles(['shopper'], ['shopper', 'manager'])
  await mine.known()
  await mine.again()
  expect(rejected).toEqual(['token 0'])
  expect(mine.may('manager')).toBe(true)
})
