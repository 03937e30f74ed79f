/** What a test does beside the phone: the simulator's controls, and the server as its owner. */

import { setTimeout as sleep } from 'node:timers/promises'

/** Of what answers that it comes later. */
const MOST_TRIES = 60

/** @param {string} simulator where the simulator is, without a slash at the end */
export function telegram(simulator) {
  return {
    /** Makes a person of this journey alone; the journeys cannot disturb each other. */
    person: (person) => call(`${simulator}/simulator/api/users`, 'POST', person),
    /** A private group to which its owner adds the bot, able to let people in and take them out. */
    room: (room) => call(`${simulator}/simulator/api/rooms`, 'POST', room),
    /** Who is in it, asks, or is out. */
    people: async (room) => (await call(`${simulator}/simulator/api/rooms/${room}`)).people,
    join: (id, link) => call(`${simulator}/simulator/api/users/${id}/join`, 'POST', { link }),
    stars: async (id) => (await call(`${simulator}/simulator/api/users/${id}`)).stars,
    /** A sale of the bot's that is none of the shop's; answers Telegram's id of it. */
    foreignSale: async (userId, amount) => {
      const sale = { userId, amount, incoming: true, payload: 'another-product-7' }
      return (await call(`${simulator}/simulator/api/statement`, 'POST', sale)).id
    },
    launch: (id, options) => call(`${simulator}/simulator/api/users/${id}/launch`, 'POST', options),
  }
}

/** Tells the server of a payment that no order of its own is for, as Telegram would. */
export async function strayPayment(server, secret, userId, amount) {
  const from = { id: userId, is_bot: false, first_name: 'B' }
  const successful_payment = {
    currency: 'XTR',
    total_amount: amount,
    invoice_payload: 'another-shop',
    telegram_payment_charge_id: `astray-${userId}`,
    provider_payment_charge_id: 'p',
  }
  const message = { message_id: 1, date: 1, from, chat: { id: userId, type: 'private' }, successful_payment }
  const answer = await fetch(`${server}/telegram/webhook`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': secret },
    body: JSON.stringify({ update_id: 800_000_000 + (userId % 1_000_000), message }),
  })
  if (!answer.ok) throw new Error(`the webhook answered ${answer.status}; is ZIJ_WEBHOOK_SECRET right?`)
}

/** A signed-in session at the server. */
export async function signIn(server, simulator, person) {
  const { initData } = await telegram(simulator).launch(person, { app: 'shop' })
  const { token } = await call(`${server}/api/auth/telegram`, 'POST', { initData })
  return {
    get: (path) => call(server + path, 'GET', undefined, token),
    post: (path, body) => call(server + path, 'POST', body, token),
    put: (path, body) => call(server + path, 'PUT', body, token),
  }
}

async function call(address, method = 'GET', body, token) {
  const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) }
  let answer
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    answer = await fetch(address, { method, headers, body: JSON.stringify(body) })
    if (answer.status !== 503 || !answer.headers.has('retry-after')) break
    await sleep(1_000 * Number(answer.headers.get('retry-after')))
  }
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`)
  return JSON.parse(text)
}
