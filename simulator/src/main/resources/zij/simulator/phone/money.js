/**
 * The sheet of an invoice of money: where to send it, how, and paying. As Telegram's: all that the
 * bot asked for is needed, the bot says what sending costs, and only then the provider takes money.
 */

import * as api from './api.js';
import {h, icon} from './dom.js';
import {filled, words} from './words.js';

/** Countries that the phone offers; the bot decides where it sends to. */
const COUNTRIES = ['UZ', 'KZ', 'KG', 'TJ', 'TM', 'AZ', 'GE', 'RU', 'TR', 'DE', 'US'];

/** What is asked, as Telegram's form names it to the keyboard, and in which order. */
const FIELDS = [
  {name: 'name', autocomplete: 'name'},
  {name: 'phone', autocomplete: 'tel', type: 'tel'},
  {name: 'country', autocomplete: 'country'},
  {name: 'city', autocomplete: 'address-level2'},
  {name: 'street1', autocomplete: 'address-line1'},
  {name: 'street2', autocomplete: 'address-line2', optional: true},
  {name: 'state', autocomplete: 'address-level1', optional: true},
  {name: 'postCode', autocomplete: 'postal-code', inputmode: 'numeric'},
];

/** Which field Telegram complains of. */
const FAULTS = {
  REQ_INFO_NAME_INVALID: 'name',
  REQ_INFO_PHONE_INVALID: 'phone',
  ADDRESS_COUNTRY_INVALID: 'country',
  ADDRESS_STATE_INVALID: 'state',
  ADDRESS_CITY_INVALID: 'city',
  ADDRESS_STREET_LINE1_INVALID: 'street1',
  ADDRESS_POSTCODE_INVALID: 'postCode',
};

/** What each person filled in last, as Telegram can remember it; only while the page is open. */
const remembered = new Map();

/**
 * Lets the buyer pay an invoice of money.
 *
 * @return the status for invoice_closed: paid, cancelled or failed
 */
export function moneySheet(phone, invoice) {
  return new Promise((resolve) => new MoneySheet(phone, invoice, resolve).show());
}

/** Smallest units as the language writes money. */
function money(amount, currency, language) {
  return new Intl.NumberFormat(language, {style: 'currency', currency}).format(amount / 100);
}

class MoneySheet {
  #status = 'cancelled';

  constructor(phone, invoice, resolve) {
    this.phone = phone;
    this.invoice = invoice;
    this.resolve = resolve;
    this.language = phone.person().languageCode;
    this.words = words(this.language);
    this.info = remembered.get(phone.person().id) ?? {name: phone.person().firstName, country: 'UZ'};
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
    this.#address();
  }

  #head() {
    return h('div', {class: 'sheet-head'},
      h('button', {
        class: 'round', 'aria-label': this.words.close, testid: 'pay-close', type: 'button',
        onclick: () => this.#close(),
      }, icon('close', 18)),
      h('strong', {testid: 'pay-title'}, this.invoice.title),
      h('span', {class: 'round-space'}));
  }

  #amount(amount) {
    return money(amount, this.invoice.currency, this.language);
  }

  #prices(more = []) {
    const line = ({label, amount}) => h('div', {class: 'price'},
      h('dt', {}, label), h('dd', {}, this.#amount(amount)));
    const total = [...this.invoice.prices, ...more].reduce((sum, {amount}) => sum + amount, 0);
    return h('dl', {class: 'prices'},
      ...this.invoice.prices.map(line), ...more.map(line),
      h('div', {class: 'price total'}, h('dt', {}, this.words.money.total),
        h('dd', {testid: 'pay-amount'}, this.#amount(total))));
  }

  #address(fault, message) {
    const w = this.words.money;
    const form = h('form', {
      class: 'order-form', novalidate: true, testid: 'pay-address',
      onsubmit: (event) => { event.preventDefault(); this.#ask(form); },
    }, ...FIELDS.map((field) => this.#field(field, fault)));
    this.confirm = h('button', {class: 'primary', testid: 'pay-continue', type: 'submit'}, w.next);
    form.append(...[
      fault ? null : h('p', {class: 'problem', role: 'alert', testid: 'pay-error'}, message ?? ''),
      this.confirm,
    ].filter(Boolean));
    this.body.replaceChildren(this.#head(), h('h2', {}, w.where),
      h('p', {class: 'description', testid: 'pay-description'}, this.invoice.description),
      this.#prices(), form, this.#outcomes());
    form.elements.namedItem(fault ?? 'name').focus();
  }

  #field({name, optional, ...more}, fault) {
    const w = this.words.money;
    const label = optional ? `${w.field[name]} (${w.optional})` : w.field[name];
    const common = {
      name, id: `order-${name}`, testid: `order-${name}`,
      'aria-invalid': name === fault ? 'true' : undefined, autocomplete: more.autocomplete,
    };
    const control = name === 'country'
      ? h('select', common, ...this.#countries())
      : h('input', {...common, ...more, value: this.info[name] ?? ''});
    return h('label', {class: 'order-field', for: `order-${name}`}, h('span', {}, label), control,
      name === fault
        ? h('span', {class: 'problem', role: 'alert', testid: 'pay-error'}, w.wrong[name])
        : null);
  }

  #countries() {
    const names = new Intl.DisplayNames([this.language, 'en'], {type: 'region'});
    return COUNTRIES.map((code) =>
      h('option', {value: code, selected: code === this.info.country}, names.of(code)));
  }

  /** Asks the bot how it can be sent there. */
  async #ask(form) {
    this.info = Object.fromEntries(FIELDS.map(({name}) => [name, form.elements.namedItem(name).value]));
    await this.#working(async () => {
      const {slug} = this.invoice;
      const result = await api.address(this.phone.person().id, slug, this.info);
      if (result.status !== 'offered') {
        this.#address(FAULTS[result.error], result.message ?? undefined);
        if (!FAULTS[result.error] && !result.message) this.#problem(this.words.failed);
        return;
      }
      remembered.set(this.phone.person().id, this.info);
      this.offered = result;
      this.chosen = result.choices[0].id;
      this.#choose();
    }, (message) => this.#address(undefined, message));
  }

  #choose(message) {
    const w = this.words.money;
    const choice = this.offered.choices.find(({id}) => id === this.chosen);
    const ways = this.offered.choices.map(({id, title, prices}) => {
      const amount = prices.reduce((sum, price) => sum + price.amount, 0);
      return h('label', {class: 'way'},
        h('input', {
          type: 'radio', name: 'way', value: id, checked: id === this.chosen,
          testid: `shipping-${id}`, onchange: () => { this.chosen = id; this.#choose(); },
        }),
        h('span', {}, title), h('b', {}, amount === 0 ? w.free : this.#amount(amount)));
    });
    const total = this.invoice.amount + choice.prices.reduce((sum, {amount}) => sum + amount, 0);
    this.confirm = h('button', {
      class: 'primary', testid: 'pay-confirm', type: 'button', onclick: () => this.#pay(),
    }, ...filled(w.pay, {price: this.#amount(total)}));
    const {name, city, street1} = this.info;
    this.body.replaceChildren(this.#head(), h('h2', {}, w.how),
      h('button', {
        class: 'to-address', type: 'button', testid: 'pay-back', onclick: () => this.#address(),
      }, h('span', {}, `${name}, ${city}, ${street1}`), h('em', {}, w.change)),
      h('div', {class: 'ways', role: 'radiogroup', 'aria-label': w.how}, ...ways),
      this.#prices(choice.prices),
      h('p', {class: 'problem', role: 'alert', testid: 'pay-error'}, message ?? ''),
      this.confirm, h('p', {class: 'terms'}, w.card), this.#outcomes());
    this.confirm.focus();
  }

  async #pay() {
    await this.#working(async () => {
      const {slug} = this.invoice;
      const {requestedInfo} = this.offered;
      const result = await api.payMoney(this.phone.person().id, slug, requestedInfo, this.chosen);
      this.#status = result.status;
      if (result.status === 'paid') this.#close();
      else this.#choose(result.message ?? this.words.failed);
    }, (message) => this.#choose(message));
  }

  async #working(work, failed) {
    if (this.busy) return;
    this.busy = true;
    this.sheet.classList.add('busy');
    this.confirm.replaceChildren(h('span', {class: 'spinner'}));
    try {
      await work();
    } catch (broken) {
      failed(broken.message);
    } finally {
      this.busy = false;
      this.sheet.classList.remove('busy');
    }
  }

  #problem(text) {
    this.body.querySelector('[data-testid=pay-error]').textContent = text;
  }

  /** Outcomes that only a simulator offers. */
  #outcomes() {
    const chip = (outcome, label) => h('button', {
      class: 'chip', type: 'button', testid: `outcome-${outcome}`,
      onclick: () => { this.#status = outcome; this.#close(); },
    }, label);
    return h('div', {class: 'sim-box'}, h('span', {class: 'sim-label'}, 'Simulator'),
      h('div', {class: 'chips'}, chip('cancelled', 'Cancelled'), chip('failed', 'Failed')));
  }

  #close() {
    this.layer.remove();
    this.resolve(this.#status);
  }
}
