/** The pay sheet: Telegram's own part, and below it the outcomes that only a simulator offers. */

import * as api from './api.js';
import {h, icon, stars} from './dom.js';
import {moneySheet} from './money.js';
import {filled, words} from './words.js';

const PACKS = [100, 500, 1000, 2500, 10000];

/**
 * Lets the buyer pay an invoice.
 *
 * @param phone what the phone offers: screen, person(), refresh(), botName, pending(result, amount)
 * @return the status for invoice_closed: paid, cancelled, failed or pending
 */
export async function paySheet(phone, slug) {
  const invoice = await api.invoice(slug);
  if (invoice.currency && invoice.currency !== 'XTR') return moneySheet(phone, invoice);
  await phone.refresh();
  return new Promise((resolve) => new Sheet(phone, invoice, resolve).show());
}

/** As from two devices at once: the bot agrees to both before either is charged. */
async function payTwice(id, slug, month) {
  const other = await api.pay(id, slug, 'pending', month);
  if (other.status !== 'pending') return other;
  const result = await api.pay(id, slug, 'paid', month);
  await api.settle(other.pendingId, 'paid');
  return result;
}

class Sheet {
  #status = 'cancelled';

  constructor(phone, invoice, resolve) {
    this.phone = phone;
    this.invoice = invoice;
    this.resolve = resolve;
    this.language = phone.person().languageCode;
    this.words = words(this.language);
  }

  show() {
    this.body = h('div', {class: 'sheet-body'});
    this.sheet = h('section', {
      class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': this.words.confirm,
      testid: 'pay-sheet',
    }, this.body);
    this.layer = h('div', {
      class: 'layer bottom',
      onclick: (event) => { if (event.target === this.layer && !this.busy) this.#close(); },
    }, this.sheet);
    this.phone.screen.append(this.layer);
    this.#ask();
  }

  #head() {
    return h('div', {class: 'sheet-head'},
      h('button', {
        class: 'round', 'aria-label': this.words.close, testid: 'pay-close',
        onclick: () => this.#close(),
      }, icon('close', 18)),
      h('div', {class: 'balance'},
        h('small', {}, this.words.balance),
        h('span', {testid: 'pay-balance'}, icon('star', 15),
          stars(this.phone.person().stars, this.language))));
  }

  #ask(problem) {
    const {title, description, amount, subscriptionPeriod} = this.invoice;
    const price = stars(amount, this.language);
    this.confirm = h('button', {
      class: 'primary', testid: 'pay-confirm', onclick: () => this.#pay('paid'),
    }, `${this.words.payButton} ★ ${price}`);
    this.body.replaceChildren(
      this.#head(),
      h('div', {class: 'coin'}, icon('star', 76)),
      h('h2', {}, this.words.confirm),
      h('p', {class: 'ask'}, ...filled(this.words.ask, {
        title: h('b', {testid: 'pay-title'}, title),
        bot: h('b', {}, this.phone.botName),
        price: h('b', {class: 'whole', testid: 'pay-amount'}, `★ ${price}`),
      })),
      h('p', {class: 'description', testid: 'pay-description'}, description),
      h('p', {class: 'description', hidden: subscriptionPeriod === 0, testid: 'pay-period'},
        ...filled(this.words.monthly, {price: `★ ${price}`})),
      h('p', {class: 'problem', role: 'alert', testid: 'pay-error'}, problem ?? ''),
      this.confirm,
      h('p', {class: 'terms'}, this.words.terms),
      this.#outcomes());
    this.confirm.focus();
  }

  #outcomes() {
    const chip = (outcome, label) => h('button', {
      class: 'chip', testid: `outcome-${outcome}`, onclick: () => this.#pay(outcome),
    }, label);
    return h('div', {class: 'sim-box'},
      h('span', {class: 'sim-label'}, 'Simulator'),
      h('div', {class: 'chips'},
        chip('paid', 'Paid'), chip('cancelled', 'Cancelled'), chip('failed', 'Failed'),
        chip('pending', 'Pending'), chip('too_few_stars', 'Too few Stars'),
        chip('twice', 'Pay twice')));
  }

  async #pay(outcome) {
    if (this.busy) return;
    if (outcome === 'cancelled') {
      this.#close();
      return;
    }
    this.busy = true;
    this.sheet.classList.add('busy');
    this.confirm.replaceChildren(h('span', {class: 'spinner'}));
    try {
      await this.#paid(outcome);
    } catch (broken) {
      this.#ask(broken.message);
    } finally {
      this.busy = false;
      this.sheet.classList.remove('busy');
    }
  }

  async #paid(outcome) {
    const {slug} = this.invoice;
    const id = this.phone.person().id;
    const month = this.phone.monthSeconds();
    const result = await (outcome === 'twice'
      ? payTwice(id, slug, month)
      : api.pay(id, slug, outcome, month));
    await this.phone.refresh();
    if (result.error === 'BALANCE_TOO_LOW') {
      this.#tooFew();
      return;
    }
    this.#status = result.status;
    if (result.status === 'failed') {
      this.#ask(result.message ?? this.words.failed);
      return;
    }
    if (result.status === 'pending') this.phone.pending(result.pendingId, this.invoice);
    this.#close();
  }

  #tooFew() {
    const missing = Math.max(1, this.invoice.amount - this.phone.person().stars);
    const packs = PACKS.filter((pack) => pack >= missing).slice(0, 3);
    const offers = packs.length > 0 ? packs : [missing];
    this.body.replaceChildren(
      this.#head(),
      h('div', {class: 'coin'}, icon('star', 76)),
      h('h2', {testid: 'too-few'}, this.words.needed),
      h('p', {class: 'ask'}, ...filled(this.words.more, {
        title: h('b', {}, this.invoice.title),
        price: h('b', {class: 'whole'}, `★ ${stars(missing, this.language)}`),
      })),
      h('div', {class: 'packs'}, ...offers.map((pack) => h('button', {
        class: 'pack', testid: `top-up-${pack}`, onclick: () => this.#topUp(pack),
      }, icon('star', 20), h('span', {}, stars(pack, this.language)),
      h('em', {}, this.words.topUp)))),
      h('div', {class: 'sim-box'}, h('span', {class: 'sim-label'}, 'Simulator'),
        h('p', {}, 'Topping up costs nothing here.')));
  }

  async #topUp(pack) {
    await api.topUp(this.phone.person().id, pack);
    await this.phone.refresh();
    this.#ask();
  }

  #close() {
    this.layer.remove();
    this.resolve(this.#status);
  }
}
