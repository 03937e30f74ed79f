/**
 * The wire between phone and mini app: JSON strings {eventType, eventData} by postMessage, both
 * ways, and the Mini Apps version that each event of the app needs.
 */

const SINCE = {
  iframe_ready: '6.0', iframe_will_reload: '6.0', web_app_ready: '6.0', web_app_expand: '6.0',
  web_app_close: '6.0', web_app_request_theme: '6.0', web_app_request_viewport: '6.0',
  web_app_setup_main_button: '6.0', web_app_open_link: '6.0', web_app_data_send: '6.0',
  web_app_setup_back_button: '6.1', web_app_set_header_color: '6.1',
  web_app_set_background_color: '6.1', web_app_trigger_haptic_feedback: '6.1',
  web_app_open_invoice: '6.1', web_app_open_tg_link: '6.1',
  web_app_setup_closing_behavior: '6.2', web_app_open_popup: '6.2',
  web_app_read_text_from_clipboard: '6.4', web_app_request_write_access: '6.9',
  web_app_invoke_custom_method: '6.9', web_app_request_phone: '6.9',
  web_app_setup_settings_button: '7.0', web_app_biometry_get_info: '7.2',
  web_app_setup_swipe_behavior: '7.7', web_app_setup_secondary_button: '7.10',
  web_app_set_bottom_bar_color: '7.10', web_app_request_fullscreen: '8.0',
  web_app_exit_fullscreen: '8.0', web_app_request_safe_area: '8.0',
  web_app_request_content_safe_area: '8.0', web_app_request_file_download: '8.0',
  web_app_check_home_screen: '8.0', web_app_add_to_home_screen: '8.0',
  web_app_toggle_orientation_lock: '8.0', web_app_hide_keyboard: '9.1',
};

/** Whether one dotted version is at least another. */
export function atLeast(version, needed) {
  const [a, b] = [version, needed].map((text) => text.split('.').map(Number));
  return a[0] !== b[0] ? a[0] > b[0] : a[1] >= b[1];
}

/** Listens to one frame, and speaks to it. */
export class Bridge {
  /**
   * @param frame the iframe
   * @param version the announced Mini Apps version
   * @param handlers a function for each known event, called with its data
   * @param note called with a line for the simulator's log
   */
  constructor(frame, version, handlers, note) {
    this.frame = frame;
    this.note = note;
    this.listener = (event) => {
      if (event.source === frame.contentWindow) this.#receive(event.data, version, handlers);
    };
    window.addEventListener('message', this.listener);
  }

  #receive(text, version, handlers) {
    let message;
    try {
      message = JSON.parse(text);
    } catch {
      return; // other scripts of the page may use postMessage too
    }
    const {eventType, eventData} = message ?? {};
    if (typeof eventType !== 'string') return;
    const known = SINCE[eventType] !== undefined && handlers[eventType] !== undefined;
    if (!known || !atLeast(version, SINCE[eventType])) {
      this.note('ignored', eventType, known ? `needs ${SINCE[eventType]}` : 'unknown');
      return;
    }
    this.note('app', eventType, eventData);
    handlers[eventType](eventData ?? {});
  }

  /** Tells the app. */
  send(eventType, eventData = {}) {
    this.note('phone', eventType, eventData);
    this.frame.contentWindow?.postMessage(JSON.stringify({eventType, eventData}), '*');
  }

  /** Stops listening. */
  close() {
    window.removeEventListener('message', this.listener);
  }
}
