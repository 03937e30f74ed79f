/** A mini app in its frame, with the phone's own header and buttons around it. */

import * as api from './api.js';
import {atLeast, Bridge} from './bridge.js';
import {h, icon} from './dom.js';
import {haptic, popup, toast} from './overlays.js';
import {paySheet} from './pay.js';
import * as services from './services.js';
import {words} from './words.js';

const SANDBOX = 'allow-scripts allow-same-origin allow-forms allow-popups allow-modals '
  + 'allow-downloads allow-popups-to-escape-sandbox';

/** One opened mini app. */
export class MiniApp {
  #ask = false;
  #invoice = null;
  #popup = false;
  #back = false;

  /**
   * @param phone what the phone offers: frame, screen, person(), theme(), settings, note(..)
   * @param options what to launch: app or url, startParam
   */
  constructor(phone, options) {
    this.phone = phone;
    this.options = options;
    this.words = words(phone.person().languageCode);
  }

  /** Launches and shows it. */
  async open() {
    const {theme, platform, version} = this.phone.settings;
    const launched = await api.launch(this.phone.person().id,
      {...this.options, theme, platform, version});
    this.url = launched.url;
    this.version = launched.version;
    this.#draw();
    this.#load();
    this.watch = () => {
      if (atLeast(this.version, '8.0')) this.#send('visibility_changed', {is_visible: !document.hidden});
    };
    document.addEventListener('visibilitychange', this.watch);
    this.sizes = new ResizeObserver(() => this.#viewport(true));
    this.sizes.observe(this.place);
  }

  #draw() {
    const w = this.words;
    this.backButton = h('button', {class: 'app-close', testid: 'app-close',
      onclick: () => this.#backOrClose()});
    this.menu = h('div', {class: 'app-menu', hidden: true, testid: 'app-menu'},
      this.settingsItem = h('button', {hidden: true, testid: 'app-settings',
        onclick: () => this.#menu(() => this.#send('settings_button_pressed'))}, w.settings),
      h('button', {testid: 'app-reload', onclick: () => this.#menu(() => this.reload())}, w.reload));
    this.header = h('header', {class: 'app-bar'}, this.backButton,
      h('div', {class: 'bar-title'}, h('strong', {}, this.phone.botName),
        h('small', {}, w.miniApp)),
      h('span', {class: 'app-tools'},
        h('button', {'aria-label': w.back, testid: 'app-minimise',
          onclick: () => this.minimise(true)}, icon('down', 20)),
        h('button', {'aria-label': w.menu, testid: 'app-more',
          onclick: () => { this.menu.hidden = !this.menu.hidden; }}, icon('more', 20))),
      this.menu);
    this.place = h('div', {class: 'app-place'});
    this.main = this.#button('main');
    this.secondary = this.#button('secondary');
    this.bottom = h('div', {class: 'app-bottom', hidden: true}, this.secondary, this.main);
    this.root = h('section', {class: 'miniapp', testid: 'app'},
      this.header, this.place, this.bottom);
    this.restore = h('button', {class: 'minimised', hidden: true, testid: 'app-restore',
      onclick: () => this.minimise(false)}, icon('grid', 16), this.phone.botName);
    this.phone.screen.append(this.root, this.restore);
  }

  #button(which) {
    return h('button', {class: `app-button ${which}`, hidden: true, testid: `app-${which}-button`,
      onclick: () => this.#send(`${which}_button_pressed`)});
  }

  #load() {
    this.bridge?.close();
    this.#ask = false;
    this.#invoice = null;
    this.#popup = false;
    this.#showBack(false);
    this.settingsItem.hidden = true;
    this.#setup(this.main, {is_visible: false});
    this.#setup(this.secondary, {is_visible: false});
    this.#fullscreen(false);
    this.frame = h('iframe', {class: 'app-frame', title: this.phone.botName, testid: 'app-frame',
      sandbox: SANDBOX, allow: 'clipboard-read; clipboard-write', src: this.url});
    this.root.classList.add('loading');
    this.frame.addEventListener('load', () => this.root.classList.remove('loading'));
    this.place.replaceChildren(this.frame);
    this.bridge = new Bridge(this.frame, this.version, this.#handlers(), this.phone.note);
    this.paint();
  }

  /** Loads again with the same launch data, as an Android WebView may at any time. */
  reload() {
    this.phone.note('phone', 'reload');
    this.#load();
  }

  #send(event, data = {}) {
    this.bridge.send(event, data);
  }

  #menu(action) {
    this.menu.hidden = true;
    action();
  }

  /** Takes the phone's colours again, and tells the app when they changed under it. */
  paint(changed = false) {
    const theme = this.phone.theme();
    this.#tint('--app-header', this.headerChoice, theme.bg_color);
    this.#tint('--app-bg', this.bgChoice, theme.bg_color);
    this.#tint('--app-bottom', this.bottomChoice, theme.bottom_bar_bg_color);
    if (changed) this.#send('theme_changed', {theme_params: theme});
  }

  #tint(name, choice, fallback) {
    const value = services.colour(choice, this.phone.theme()) ?? fallback;
    this.root.style.setProperty(name, value);
    if (name !== '--app-header') return;
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(value.slice(i, i + 2), 16));
    const ink = r * 299 + g * 587 + b * 114 > 140_000 ? '#000000' : '#ffffff';
    this.root.style.setProperty('--app-header-text', ink);
    if (this.root.hidden) this.phone.frame.style.removeProperty('--status-ink');
    else this.phone.frame.style.setProperty('--status-ink', ink);
  }

  #handlers() {
    const theme = () => this.#send('theme_changed', {theme_params: this.phone.theme()});
    const nothing = () => {};
    return {
      iframe_ready: nothing, iframe_will_reload: nothing, web_app_data_send: nothing,
      web_app_toggle_orientation_lock: nothing, web_app_hide_keyboard: nothing,
      web_app_ready: () => this.root.classList.remove('loading'),
      web_app_expand: () => this.#viewport(true),
      web_app_close: () => this.close(),
      web_app_request_theme: theme,
      web_app_request_viewport: () => this.#viewport(true),
      web_app_request_safe_area: () => this.#safeArea(),
      web_app_request_content_safe_area: () => this.#safeArea(),
      web_app_setup_main_button: (data) => this.#setup(this.main, data),
      web_app_setup_secondary_button: (data) => this.#setup(this.secondary, data),
      web_app_setup_back_button: (data) => this.#showBack(Boolean(data.is_visible)),
      web_app_setup_settings_button: (data) => { this.settingsItem.hidden = !data.is_visible; },
      web_app_setup_closing_behavior: (data) => { this.#ask = Boolean(data.need_confirmation); },
      web_app_setup_swipe_behavior: (data) => {
        this.root.dataset.swipe = String(data.allow_vertical_swipe);
      },
      web_app_set_header_color: (data) => { this.headerChoice = data; this.paint(); },
      web_app_set_background_color: (data) => { this.bgChoice = data; this.paint(); },
      web_app_set_bottom_bar_color: (data) => { this.bottomChoice = data; this.paint(); },
      web_app_trigger_haptic_feedback: (data) => haptic(this.phone.frame,
        [data.type, data.impact_style ?? data.notification_type].filter(Boolean).join(' ')
          .replace('_change', '')),
      web_app_open_popup: (data) => this.#alert(data),
      web_app_open_invoice: (data) => this.pay(String(data.slug)),
      web_app_open_link: (data) => window.open(data.url, '_blank', 'noopener'),
      web_app_open_tg_link: (data) => this.phone.follow(`https://t.me${data.path_full}`),
      web_app_invoke_custom_method: async (data) => this.#send('custom_method_invoked',
        await services.customMethod(this.phone.person(), data)),
      web_app_read_text_from_clipboard: async (data) =>
        this.#send('clipboard_text_received', await services.clipboard(data)),
      web_app_request_file_download: async (data) => this.#send('file_download_requested',
        await services.download(this.phone.screen, this.words, data)),
      web_app_request_write_access: () => this.#send('write_access_requested', {status: 'allowed'}),
      web_app_request_phone: () => this.#send('phone_requested', {status: 'cancelled'}),
      web_app_biometry_get_info: () => this.#send('biometry_info_received', {available: false}),
      web_app_check_home_screen: () => this.#send('home_screen_checked', {status: 'unsupported'}),
      web_app_add_to_home_screen: () => this.#send('home_screen_failed', {error: 'UNSUPPORTED'}),
      web_app_request_fullscreen: () => this.#fullscreen(true, true),
      web_app_exit_fullscreen: () => this.#fullscreen(false, true),
    };
  }

  #setup(button, data) {
    const {is_visible: visible, is_active: active = true, is_progress_visible: busy} = data;
    button.hidden = !visible || !data.text?.trim();
    button.disabled = !active;
    button.classList.toggle('shine', Boolean(data.has_shine_effect) && active && !busy);
    button.setAttribute('aria-busy', String(Boolean(busy)));
    button.replaceChildren(busy ? h('span', {class: 'spinner'}) : '',
      h('span', {class: busy ? 'hidden-text' : ''}, data.text ?? ''));
    const main = button === this.main;
    button.style.background = data.color
      ?? `var(${main ? '--button-color' : '--bottom-bar-bg-color'})`;
    button.style.color = data.text_color
      ?? `var(${main ? '--button-text-color' : '--button-color'})`;
    this.bottom.dataset.position = main ? this.bottom.dataset.position ?? 'left'
      : data.position ?? 'left';
    this.bottom.hidden = this.main.hidden && this.secondary.hidden;
  }

  #showBack(visible) {
    this.#back = visible;
    this.backButton.replaceChildren(icon(visible ? 'back' : 'close', 20),
      h('span', {}, visible ? this.words.back : this.words.close));
    this.backButton.dataset.shows = visible ? 'back' : 'close';
  }

  #backOrClose() {
    if (this.#back) this.#send('back_button_pressed');
    else this.tryClose();
  }

  /** Closes, after asking when the app wants that. */
  async tryClose() {
    if (this.#ask) {
      const answer = await popup(this.phone.screen, {
        title: this.phone.botName, message: this.words.closeAsk,
        buttons: [{id: 'cancel', type: 'cancel', text: this.words.cancel},
          {id: 'close', type: 'destructive', text: this.words.closeAnyway}],
      });
      if (answer !== 'close') return;
    }
    this.close();
  }

  #viewport(stable) {
    const {width, height} = this.place.getBoundingClientRect();
    this.#send('viewport_changed',
      {width, height, is_expanded: true, is_state_stable: stable});
    this.#safeArea();
  }

  #safeArea() {
    const full = this.root.classList.contains('fullscreen');
    const ios = this.phone.settings.platform === 'ios';
    const home = this.bottom.hidden && !this.phone.small() ? (ios ? 34 : 20) : 0;
    const area = {top: full ? (ios ? 54 : 36) : 0, bottom: home, left: 0, right: 0};
    if (!atLeast(this.version, '8.0')) return;
    this.#send('safe_area_changed', area);
    this.#send('content_safe_area_changed', {top: full ? 46 : 0, bottom: 0, left: 0, right: 0});
  }

  #fullscreen(on, tell = false) {
    this.root.classList.toggle('fullscreen', on);
    if (!tell) return;
    this.#send('fullscreen_changed', {is_fullscreen: on});
    this.#viewport(true);
  }

  /** Pays an invoice, and tells the app how it went as the chosen client does. */
  async pay(slug) {
    if (this.#invoice !== null) return;
    this.#invoice = slug;
    const bridge = this.bridge;
    let status;
    try {
      status = await paySheet(this.phone, slug);
    } catch (broken) {
      toast(this.phone.screen, broken.message);
      status = 'failed';
    }
    this.#invoice = null;
    if (status === 'paid') toast(this.phone.screen, this.words.paid);
    const {callback} = this.phone.settings;
    if (bridge !== this.bridge || callback === 'silent') return;
    this.#send('invoice_closed', {slug, status});
    if (callback === 'cancelled-after' && status === 'paid') {
      this.#send('invoice_closed', {slug, status: 'cancelled'});
    }
  }

  async #alert(data) {
    if (this.#popup || !data.message) return;
    this.#popup = true;
    const usual = {ok: 'OK', close: this.words.close, cancel: this.words.cancel};
    const buttons = (data.buttons ?? []).slice(0, 3)
      .map((button) => ({...button, text: button.text ?? usual[button.type] ?? 'OK'}));
    const id = await popup(this.phone.screen, {...data, buttons});
    this.#popup = false;
    this.#send('popup_closed', id === null ? {} : {button_id: id});
  }

  /** Puts it aside, or takes it back. */
  minimise(aside) {
    this.root.hidden = aside;
    this.restore.hidden = !aside;
    this.phone.chat.toEnd();
    this.paint();
    if (atLeast(this.version, '8.0')) this.#send('visibility_changed', {is_visible: !aside});
  }

  /** Leaves the screen. */
  close() {
    this.bridge?.close();
    this.sizes?.disconnect();
    document.removeEventListener('visibilitychange', this.watch);
    this.root?.remove();
    this.restore?.remove();
    this.phone.closed(this);
  }
}
