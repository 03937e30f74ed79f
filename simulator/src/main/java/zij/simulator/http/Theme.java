package zij.simulator.http;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Telegram's day and night colours (Mini Apps documentation, "ThemeParams"). */
enum Theme {
  /** Dark text on white. */
  DAY(
      "#ffffff", "#000000", "#707579", "#007aff", "#3390ec", "#ffffff", "#efeff4", "#f8f8f8",
      "#f2f2f2", "#ffffff", "#6d6d71", "#c8c7cc", "#8e8e93", "#e53935"),
  /** White text on black. */
  NIGHT(
      "#1c1c1d", "#ffffff", "#98989e", "#2990ff", "#8774e1", "#ffffff", "#000000", "#1c1c1d",
      "#1c1c1d", "#2c2c2e", "#8d8e93", "#545458", "#98989e", "#ff595a");

  private final String ios;
  private final String android;

  Theme(
      String bg,
      String text,
      String hint,
      String iosAccent,
      String androidAccent,
      String buttonText,
      String secondaryBg,
      String headerBg,
      String bottomBarBg,
      String sectionBg,
      String sectionHeader,
      String separator,
      String subtitle,
      String destructive) {
    ObjectNode colours = JsonNodeFactory.instance.objectNode();
    colours.put("bg_color", bg).put("text_color", text).put("hint_color", hint);
    colours.put("button_text_color", buttonText).put("secondary_bg_color", secondaryBg);
    colours.put("header_bg_color", headerBg).put("bottom_bar_bg_color", bottomBarBg);
    colours.put("section_bg_color", sectionBg).put("section_header_text_color", sectionHeader);
    colours.put("section_separator_color", separator).put("subtitle_text_color", subtitle);
    colours.put("destructive_text_color", destructive);
    this.ios = accented(colours, iosAccent);
    this.android = accented(colours, androidAccent);
  }

  private static String accented(ObjectNode colours, String accent) {
    colours.put("link_color", accent).put("button_color", accent);
    return colours.put("accent_text_color", accent).toString();
  }

  /**
   * Both themes for both platforms: {@code {"light": {"ios": {..}, "android": {..}}, "dark": ..}}.
   */
  static ObjectNode all() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Theme theme : values()) {
      ObjectNode platforms = all.putObject(theme == DAY ? "light" : "dark");
      for (String platform : List.of("ios", "android")) {
        platforms.set(platform, JsonMapper.shared().readTree(theme.json(platform)));
      }
    }
    return all;
  }

  /** All fifteen colours as JSON text. */
  String json(String platform) {
    return platform.equals("android") ? android : ios;
  }
}
