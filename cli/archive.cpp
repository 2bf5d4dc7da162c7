#include "archive.hpp"

#include "gzip.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <cerrno>
#include <cstring>
#include <memory>
#include <vector>

namespace limpid::cli {

namespace {

constexpr std::size_t kMostMembers = 100'000;
// Small, so that what libarchive has asked for is nearly what it has used.
constexpr std::size_t kBlock = std::size_t{1} << 14;

struct FreeArchive {
  void operator()(archive* a) const { archive_read_free(a); }
};

// A file as libarchive reads it: unzipped on the way where it is gzip, because libarchive does not verify
// that checksum; and counted, because it does not tell a member's compressed size.
class Source {
 public:
  static Result<std::unique_ptr<Source>> open(const std::string& name) {
    Result<InputFile> file = InputFile::open(name);
    if (!file) return file.error();
    auto source = std::unique_ptr<Source>(new Source());
    source->name_ = name;
    source->file_.reset(std::fopen(name.c_str(), "rb"));
    if (!source->file_)
      return Error{"not-readable", name, std::string("cannot be read: ") + std::strerror(errno)};
    source->size_ = file->size();
    const Result<std::string_view> head = file->peek(2);
    if (head && is_gzip(*head)) source->gzip_ = std::make_unique<GzipDecoder>(name);
    return source;
  }

  [[nodiscard]] std::uint64_t given() const { return given_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const Failure& failure() const { return failure_; }

  Result<std::unique_ptr<archive, FreeArchive>> archive_of() {
    std::unique_ptr<archive, FreeArchive> a(archive_read_new());
    archive_read_support_format_tar(a.get());
    archive_read_support_format_zip_seekable(a.get());
    archive_read_set_callback_data(a.get(), this);
    archive_read_set_read_callback(a.get(),
                                   [](archive* self, void* source, const void** block) -> la_ssize_t {
                                     return static_cast<Source*>(source)->read(self, block);
                                   });
    if (!gzip_) {
      archive_read_set_seek_callback(a.get(), [](archive*, void* source, la_int64_t offset, int whence) {
        return static_cast<Source*>(source)->seek(offset, whence);
      });
    }
    if (archive_read_open1(a.get()) != ARCHIVE_OK) return failed(a.get());
    return a;
  }

  // What libarchive could not do; what we could not before that.
  [[nodiscard]] Error failed(archive* a, const std::string& member = {}) const {
    if (failure_) return *failure_;
    const std::string where = member.empty() ? name_ : name_ + ", " + member;
    const char* why = archive_error_string(a);
    return {"damaged", where,
            std::string("this archive is damaged or cut off (") + (why ? why : "it does not unpack") +
                "): download it again"};
  }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  la_ssize_t read(archive* a, const void** block) {
    for (;;) {
      buffer_.resize(kBlock);
      const std::size_t count = std::fread(buffer_.data(), 1, kBlock, file_.get());
      given_ += count;
      if (std::ferror(file_.get())) failure_ = Error{"not-readable", name_, "cannot be read to its end"};
      const std::string_view packed = std::string_view(buffer_).substr(0, count);
      *block = buffer_.data();
      if (!gzip_ || failure_) return failure_ ? fail(a) : static_cast<la_ssize_t>(count);
      plain_.clear();
      failure_ = count ? gzip_->decode(packed,
                                       [this](std::string_view plain) -> Failure {
                                         plain_ += plain;
                                         return std::nullopt;
                                       })
                       : gzip_->finish();
      if (failure_) return fail(a);
      *block = plain_.data();
      if (!plain_.empty() || count == 0) return static_cast<la_ssize_t>(plain_.size());
    }
  }

  static la_ssize_t fail(archive* a) {
    archive_set_error(a, EIO, "the file cannot be read");
    return ARCHIVE_FATAL;
  }

  la_int64_t seek(la_int64_t offset, int whence) {
    return fseeko(file_.get(), offset, whence) == 0 ? ftello(file_.get()) : ARCHIVE_FATAL;
  }

  std::string name_;
  std::unique_ptr<std::FILE, Close> file_;
  std::unique_ptr<GzipDecoder> gzip_;
  std::string buffer_, plain_;
  std::uint64_t size_ = 0, given_ = 0;
  Failure failure_;
};

std::string name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (!name) name = archive_entry_pathname(entry);
  return name ? name : "";
}

// One walk through the archive's members, in the order in which they lie there.
class Walk {
 public:
  static Result<std::unique_ptr<Walk>> begin(const std::string& file) {
    auto walk = std::unique_ptr<Walk>(new Walk());
    Result<std::unique_ptr<Source>> source = Source::open(file);
    if (!source) return source.error();
    walk->source_ = *std::move(source);
    Result<std::unique_ptr<archive, FreeArchive>> opened = walk->source_->archive_of();
    if (!opened) return opened.error();
    walk->archive_ = *std::move(opened);
    return walk;
  }

  // False at the end.
  Result<bool> next() {
    const int status = archive_read_next_header(archive_.get(), &entry_);
    if (status == ARCHIVE_EOF) return false;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return source_->failed(archive_.get());
    return true;
  }

  [[nodiscard]] bool is_file() const { return archive_entry_filetype(entry_) == AE_IFREG; }
  [[nodiscard]] std::string name() const { return name_of(entry_); }
  [[nodiscard]] const Source& source() const { return *source_; }
  [[nodiscard]] bool is_encrypted() const { return archive_entry_is_encrypted(entry_) != 0; }
  [[nodiscard]] Error damaged() const { return source_->failed(archive_.get(), name()); }

  // The member's next bytes; empty at its end, where length and checksum were right.
  Result<std::string_view> read() {
    buffer_.resize(std::size_t{1} << 18);
    const la_ssize_t count = archive_read_data(archive_.get(), buffer_.data(), buffer_.size());
    if (count < 0) return damaged();
    return std::string_view(buffer_).substr(0, static_cast<std::size_t>(count));
  }

 private:
  std::unique_ptr<Source> source_;
  std::unique_ptr<archive, FreeArchive> archive_;
  archive_entry* entry_ = nullptr;
  std::string buffer_;
};

Result<std::vector<std::string>> names_in(const std::string& file) {
  Result<std::unique_ptr<Walk>> walk = Walk::begin(file);
  if (!walk) return walk.error();
  std::vector<std::string> names;
  for (;;) {
    const Result<bool> more = (*walk)->next();
    if (!more) return more.error();
    if (!*more) return names;
    if (names.size() == kMostMembers) {
      return Error{"too-large", file, "holds more than " + std::to_string(kMostMembers) + " files"};
    }
    // A link or a device is opened as little as a folder.
    names.push_back((*walk)->is_file() ? (*walk)->name() : (*walk)->name() + "/");
  }
}

class Unpacking {
 public:
  Unpacking(const std::string& file, const std::vector<std::string>& names, const MemberPlan& plan,
            const MemberSink& sink)
      : file_(file), names_(names), plan_(plan), sink_(sink) {}

  // The plan's order need not be the archive's: as many walks as it takes, each reading what is next.
  Failure run() {
    while (next_ < plan_.open.size()) {
      if (Failure failure = walk_once()) return failure;
    }
    return std::nullopt;
  }

 private:
  Failure walk_once() {
    Result<std::unique_ptr<Walk>> walk = Walk::begin(file_);
    if (!walk) return walk.error();
    const std::size_t before = next_;
    for (std::size_t i = 0; next_ < plan_.open.size(); ++i) {
      const Result<bool> more = (*walk)->next();
      if (!more) return more.error();
      if (!*more) break;
      if (i != plan_.open[next_]) continue;
      ++next_;
      if (Failure failure = unpack(**walk)) return failure;
    }
    if (next_ > before) return std::nullopt;
    return Error{"damaged", file_ + ", " + names_[plan_.open[next_]],
                 "cannot be found again: the file has changed"};
  }

  Failure unpack(Walk& walk) {
    const std::string member = walk.name();
    const std::string where = file_ + ", " + member;
    if (walk.is_encrypted()) {
      return Error{"encrypted", where,
                   "is encrypted: unpack the archive with its password and give the files inside"};
    }
    if (Failure failure = sink_.begin(member)) return failure;
    const std::uint64_t before = walk.source().given();
    std::uint64_t unpacked = 0;
    for (;;) {
      const Result<std::string_view> bytes = walk.read();
      if (!bytes) return bytes.error();
      if (bytes->empty()) break;
      unpacked += bytes->size();
      unpacked_ += bytes->size();
      const std::uint64_t packed = walk.source().given() - before;
      if (Failure failure = too_much(where, packed + kBlock, unpacked)) return failure;
      if (Failure failure = too_much(file_, unpacked_, unpacked_)) return failure;
      if (Failure failure = sink_.take(*bytes)) return failure;
    }
    return check_overlap(walk.source().given() - before, walk.source().size());
  }

  // Members that share their bytes are the other way to make much of little (Fifield, "A better zip bomb").
  Failure check_overlap(std::uint64_t packed, std::uint64_t size) {
    packed_ += packed > 2 * kBlock ? packed - 2 * kBlock : 0;  // what was read ahead is not the member's
    if (packed_ <= size) return std::nullopt;
    return Error{"damaged", file_, "its members share their bytes: this archive was made to do harm"};
  }

  const std::string& file_;
  const std::vector<std::string>& names_;
  const MemberPlan& plan_;
  const MemberSink& sink_;
  std::size_t next_ = 0;  // into plan_.open
  std::uint64_t packed_ = 0, unpacked_ = 0;
};

}  // namespace

bool is_zip(std::string_view head) {
  return head.substr(0, 4) == "PK\x03\x04" || head.substr(0, 4) == "PK\x05\x06";
}
bool is_tar(std::string_view head) { return head.size() >= 262 && head.substr(257, 5) == "ustar"; }

Result<MemberPlan> read_archive(const std::string& file, ArchiveUse use, const MemberSink& sink) {
  const Result<std::vector<std::string>> names = names_in(file);
  if (!names) return names.error();
  MemberPlan plan = plan_members(*names, use);
  if (plan.open.empty()) {
    return Error{use == ArchiveUse::timeline ? "not-a-timeline" : "not-affinity", file,
                 "of the " + std::to_string(names->size()) +
                     " files in this archive none may hold posts: give a file of it by itself if one does"};
  }
  if (Failure failure = Unpacking(file, *names, plan, sink).run()) return *std::move(failure);
  return plan;
}

}  // namespace limpid::cli
