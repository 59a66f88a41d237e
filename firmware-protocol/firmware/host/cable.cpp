#include "cable.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <cstdio>

std::string Cable::plug() {
  unplug();
  master_ = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
  if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0) {
    std::perror("pty");
    std::exit(1);
  }
  const std::string path = ptsname(master_);
  // One slave stays open, and raw: without one the master gives EIO, and an echo would come back as our own lines.
  slave_ = open(path.c_str(), O_RDWR | O_NOCTTY);
  termios settings{};
  tcgetattr(slave_, &settings);
  cfmakeraw(&settings);
  tcsetattr(slave_, TCSANOW, &settings);
  if (!link_.empty()) {
    ::unlink(link_.c_str());
    if (symlink(path.c_str(), link_.c_str()) != 0) std::perror("link");
  }
  return path;
}

void Cable::unplug() {
  if (!isPlugged()) return;
  if (!link_.empty()) ::unlink(link_.c_str());
  close(slave_);
  close(master_);
  slave_ = master_ = -1;
}

std::size_t Cable::write(const std::string& bytes) {
  if (!isPlugged()) return bytes.size();
  const ssize_t count = ::write(master_, bytes.data(), bytes.size());
  return count < 0 ? 0 : static_cast<std::size_t>(count);
}

std::string Cable::read() {
  char bytes[4096];
  const ssize_t count = isPlugged() ? ::read(master_, bytes, sizeof bytes) : 0;
  return count > 0 ? std::string(bytes, static_cast<std::size_t>(count)) : std::string();
}
