#include "options.hpp"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>

namespace {

constexpr const char* HELP = R"(A LINE/1 board that is not there: the firmware of the real ones, on a pty.

  board [--nth 1|2|3] [--people N] [--seed S] [--cells N] [--hz N] [--key N] [--lights N] [--readers N] [--pn532] [--chip-noise P]
        [--badges N] [--tap-every MS] [--tap-until MS]
        [--loss P] [--flip P] [--merge P] [--drop P] [--boot-noise]
        [--reset-after MS] [--unplug-after MS] [--for MS] [--speed X] [--link PATH] [--truth PATH]

Prints `path /dev/pts/N`, and `lights RRGGBB...` whenever the light changes; `badge INDEX NUMBER` for each badge, and `tap INDEX MARK`
whenever it is laid on a reader. Obeys on its stdin:
  reset | unplug | plug | card READER NUMBER | card READER -

  --stdout    no pty: says everything on stdout, as fast as it is read
  --steps     no clock: reads steps on stdin, says what came of them (see steps.cpp)
  --hear      prints what the firmware makes of the host's bytes on stdin, as JSON
  --vectors   prints every line of the vectors that a device says, as the firmware says it
)";

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "%s\n%s", why.c_str(), HELP);
  std::exit(2);
}

double number(const std::string& name, const char* text, double least, double most) {
  char* end = nullptr;
  const double value = text == nullptr ? 0 : std::strtod(text, &end);
  if (text == nullptr || end == text || *end != '\0' || !(value >= least && value <= most)) fail(name + " needs a number within its bounds");
  return value;
}

}  // namespace

Options readOptions(int count, char** arguments) {
  Options options;
  using Take = std::function<void(const char*)>;
  std::map<std::string, Take> valued;
  const auto whole = [&](const char* name, auto& field, double least, double most) {
    using Field = std::remove_reference_t<decltype(field)>;
    valued[name] = [name, &field, least, most](const char* text) { field = static_cast<Field>(number(name, text, least, most)); };
  };
  whole("--nth", options.nth, 1, 3);
  whole("--people", options.people, 0, 40);
  whole("--seed", options.seed, 0, 1e9);
  whole("--cells", options.cells, 0, 480);
  whole("--hz", options.hz, 5, 60);
  whole("--key", options.key, 1, 50);
  whole("--lights", options.lights, 0, 480);
  whole("--readers", options.readers, 0, 11);
  whole("--badges", options.badges, 0, 99);
  whole("--tap-every", options.tapEvery, 10, 1e9);
  whole("--tap-until", options.tapUntil, 0, 1e12);
  whole("--loss", options.loss, 0, 1);
  whole("--flip", options.flip, 0, 1);
  whole("--merge", options.merge, 0, 1);
  whole("--drop", options.drop, 0, 1);
  whole("--chip-noise", options.chipNoise, 0, 1);
  whole("--reset-after", options.resetAfter, 0, 1e12);
  whole("--unplug-after", options.unplugAfter, 0, 1e12);
  whole("--for", options.endAfter, 0, 1e12);
  whole("--speed", options.speed, 0.1, 1000);
  valued["--link"] = [&](const char* text) { options.link = text == nullptr ? "" : text; };
  valued["--truth"] = [&](const char* text) { options.truth = text == nullptr ? "" : text; };
  const std::map<std::string, Options::Mode> modes = {{"--stdout", Options::Mode::Stdout},
                                                      {"--steps", Options::Mode::Steps},
                                                      {"--hear", Options::Mode::Hear},
                                                      {"--vectors", Options::Mode::Vectors}};
  for (int index = 1; index < count; index++) {
    const std::string name = arguments[index];
    const auto taken = valued.find(name);
    const auto mode = modes.find(name);
    if (taken != valued.end()) {
      index++;
      taken->second(index < count ? arguments[index] : nullptr);
    } else if (mode != modes.end()) {
      options.mode = mode->second;
    } else if (name == "--boot-noise") {
      options.bootNoise = true;
    } else if (name == "--pn532") {
      options.pn532 = true;
    } else if (name == "--help") {
      std::fputs(HELP, stdout);
      std::exit(0);
    } else {
      fail("unknown option " + name);
    }
  }
  return options;
}
