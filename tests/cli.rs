//! The program as it is called: what it writes, what it says, and how it ends.

#[path = "cli/animate.rs"]
mod animate;
#[path = "cli/annotate.rs"]
mod annotate;
#[path = "cli/bad_files.rs"]
mod bad_files;
#[path = "cli/bad_zones.rs"]
mod bad_zones;
#[path = "cli/bare_town.rs"]
mod bare_town;
#[path = "cli/basemap.rs"]
mod basemap;
#[path = "cli/blame.rs"]
mod blame;
#[path = "cli/characters.rs"]
mod characters;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/check_figure.rs"]
mod check_figure;
#[path = "cli/check_forms.rs"]
mod check_forms;
#[path = "cli/check_ukrainian.rs"]
mod check_ukrainian;
#[path = "cli/compare.rs"]
mod compare;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/diff_figure.rs"]
mod diff_figure;
#[path = "cli/embed.rs"]
mod embed;
#[path = "cli/file_names.rs"]
mod file_names;
#[path = "cli/flat_rings.rs"]
mod flat_rings;
#[path = "cli/fmt.rs"]
mod fmt;
#[path = "cli/font.rs"]
mod font;
#[path = "cli/geodata_files.rs"]
mod geodata_files;
#[path = "cli/guide.rs"]
mod guide;
#[path = "cli/helps.rs"]
mod helps;
#[path = "cli/inspect.rs"]
mod inspect;
#[path = "cli/kept.rs"]
mod kept;
#[path = "cli/list.rs"]
mod list;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/marked.rs"]
mod marked;
#[path = "cli/measure.rs"]
mod measure;
#[path = "cli/merge.rs"]
mod merge;
#[path = "cli/messages.rs"]
mod messages;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/optimize.rs"]
mod optimize;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/png_text.rs"]
mod png_text;
#[path = "cli/render.rs"]
mod render;
#[path = "cli/repository.rs"]
mod repository;
#[path = "cli/rules.rs"]
mod rules;
#[path = "cli/second_town.rs"]
mod second_town;
#[path = "cli/shares.rs"]
mod shares;
#[path = "cli/skipped.rs"]
mod skipped;
#[path = "cli/streams.rs"]
mod streams;
mod support;
#[path = "support/svg_file.rs"]
mod svg_file;
#[path = "support/test_env.rs"]
mod test_env;
#[path = "cli/themes.rs"]
mod themes;
#[path = "cli/tile_server.rs"]
mod tile_server;
#[path = "cli/tiles.rs"]
mod tiles;
#[path = "cli/timeline.rs"]
mod timeline;
#[path = "cli/ukrainian.rs"]
mod ukrainian;
#[path = "cli/unsaid.rs"]
mod unsaid;
#[path = "cli/unzoned.rs"]
mod unzoned;
#[path = "cli/usage.rs"]
mod usage;
#[path = "cli/vector.rs"]
mod vector;
#[path = "cli/verdicts.rs"]
mod verdicts;
#[path = "cli/verdicts_page.rs"]
mod verdicts_page;
#[path = "cli/verify.rs"]
mod verify;
#[path = "cli/views.rs"]
mod views;
#[path = "cli/watch.rs"]
mod watch;
#[path = "cli/world_file.rs"]
mod world_file;
