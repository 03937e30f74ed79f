/** What failed for good waits for the owner, who tries it again and gives it up with a reason. */
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'
import { strayPayment } from './support/telegram.mjs'

await journey(
  async (world) => {
    const { phone, telegram, owner, look, server, webhookSecret } = world
    // A payment for something that this shop never sold is put aside, since nobody can use it.
    const buyer = await telegram.person({ firstName: 'Kamola', stars: 500 })
    await strayPayment(server, webhookSecret, buyer.id, 77)

    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await phone.shop('area-home').click()
    await phone.says(phone.shop('section-letters'), 'Waiting for you')
    await phone.shop('section-letters').click()
    const row = phone.frame.locator('[data-testid=letter-row]').first()
    await row.waitFor()
    await look('1-waiting')
    const number = await row.getAttribute('data-letter')

    // At a command line one is the same person: the session that is told there opens the same list.
    await phone.shop('command-line').click()
    const session = (await phone.shop('secret').textContent()).trim()
    const told = await fetch(`${server}/api/desk/letters`, {
      headers: { Authorization: `Bearer ${session}` },
    })
    if (!(await told.text()).includes(`"number":${number}`)) throw new Error('the session opens nothing')
    await phone.shop('copy').click()
    await phone.says(phone.shop('snack'), 'Copied')
    await look('1b-command-line')
    await row.click()
    await phone.says(phone.shop('cause'), 'a payment for no order of ours')
    await phone.says(phone.shop('content'), `astray-${buyer.id}`)
    await look('2-letter')

    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-letters',
      screens: [
        ['home', '', 'section-letters'],
        ['letters', 'letters', 'letter-row'],
        ['letter', `letters/${number}`, 'content'],
        ['missing', 'letters/999999999', 'missing'],
      ],
    })

    // Its cause is not mended, so it stays.
    await phone.mainButton().click()
    await phone.says(phone.shop('snack'), 'It failed again')

    // No reason, no giving up; and asked, one may still say no.
    await phone.shop('discard').click()
    await phone.says(phone.mainButton(), 'Give up')
    await phone.mainButton().click()
    await phone.says(phone.shop('field-reason-note'), 'A reason is needed')
    await phone.shop('field-reason').fill('It was paid to our other shop.')
    await phone.mainButton().click()
    await phone.at('popup').waitFor()
    await look('3-asked')
    await phone.at('popup').getByText('Keep it').click()
    await phone.frame.locator('[data-testid=letter][data-state=waiting]').waitFor()
    await phone.mainButton().click()
    await phone.at('popup').getByText('Give up', { exact: true }).click()
    await phone.frame.locator('[data-testid=letter][data-state=discarded]').waitFor()
    await phone.says(phone.shop('discard-reason'), 'It was paid to our other shop.')
    await look('4-given-up')

    // It is among those that were given up, and still readable.
    await phone.at('app-close').click()
    await phone.shop('tab-discarded').click()
    await phone.frame.locator(`[data-testid=letter-row][data-letter="${number}"]`).click()
    await phone.says(phone.shop('content'), `astray-${buyer.id}`)
    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-letters',
      screens: [
        ['given-up', 'letters?list=discarded', 'letter-row'],
        ['discarded', `letters/${number}`, 'discard-reason'],
      ],
    })
  },
  { expectedStatuses: [404] },
)
