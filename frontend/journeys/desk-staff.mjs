/** An owner invites somebody by a link, who works for a while, until the owner takes the role away. */
import assert from 'node:assert/strict'
import { journey } from './support/journey.mjs'
import { everyScreen } from './support/screens.mjs'

await journey(
  async (world) => {
    const { phone, telegram, owner, look } = world
    const helper = await telegram.person({ firstName: 'Dilshod', languageCode: 'en', stars: 100 })
    const stranger = await telegram.person({ firstName: 'Anvar', languageCode: 'en', stars: 100 })

    // Whoever has no role finds a desk with nothing in it.
    await phone.take(stranger.id, { app: 'desk' })
    await phone.shop('refused').waitFor()
    await look('0-nobody')

    await phone.take(owner, { app: 'desk' })
    await phone.shop('area-settings').click()
    await phone.shop('language-en').check()
    await phone.shop('area-home').click()
    await phone.shop('section-staff').click()
    await phone.shop('holder').first().waitFor()
    await look('1-staff')
    await phone.mainButton().click()
    await phone.shop('tab-support').click()
    await phone.says(phone.shop('may'), 'Gives nothing back')
    await phone.mainButton().click()
    await phone.says(phone.shop('field-why-note'), 'A reason is needed')
    await phone.shop('field-why').fill('Dilshod, on Sundays')
    await look('2-inviting')
    await phone.mainButton().click()
    const link = await phone.shop('link').innerText()
    await look('3-link')
    await phone.mainButton().click()
    await phone.says(phone.shop('invitation'), 'Support · Dilshod, on Sundays')
    const start = new URL(link).searchParams.get('startapp')
    assert.match(start, /^join_[\w-]{43}$/)

    // The link opens the shop, which leads to the desk.
    await phone.take(helper.id, { first: 'join', start })
    await phone.says(phone.shop('invited'), 'You are invited: Support')
    await look('4-invited')
    await phone.mainButton().click()
    await phone.shop('joined').waitFor()
    await look('5-joined')
    await phone.shop('open-desk').click()
    await phone.shop('section-cases').waitFor()
    assert.equal(await phone.shop('section-products').count(), 0)
    assert.equal(await phone.shop('section-staff').count(), 0)
    assert.equal(await phone.shop('area-products').count(), 0)
    await look('6-support')
    await phone.shop('section-cases').click()
    await phone.shop('cases').waitFor()

    // It was good once.
    await phone.take(stranger.id, { first: 'join', start })
    await phone.shop('worthless').waitFor()
    await look('7-used')

    await phone.take(owner, { app: 'desk' })
    await phone.shop('section-staff').click()
    const row = phone.frame.locator(`[data-testid=holder][data-person="${helper.id}"]`)
    await phone.says(row, 'Dilshod, on Sundays')
    await row.click()
    await phone.shop('revoke').click()
    await phone.shop('field-why').fill('Found another job')
    await look('8-revoking')
    await phone.mainButton().click()
    await phone.at('popup').getByText('Take the role away', { exact: true }).click()
    await phone.shop('staff').waitFor()
    await phone.shop('holder').first().waitFor()
    assert.equal(await row.count(), 0)

    await phone.take(helper.id, { app: 'desk' })
    await phone.shop('refused').waitFor()

    await everyScreen(world, {
      app: 'desk',
      person: owner,
      first: 'home',
      prefix: 'desk-staff',
      screens: [
        ['staff', 'staff', 'holder'],
        ['new-staff', 'new-staff', 'field-why'],
      ],
    })
  },
  { expectedStatuses: [403, 404] },
)
