// rashinban for C++17 and later: the plan over the C library, in one header. Link with -lrashinban.
//
// Threads: everything may be called from any thread at any time; objects of these types follow the usual rule (one
// writer, or any number of readers).
//
// Texts are std::string_view of the library's own UTF-8, with a NUL behind the last byte: static, never to be freed.
// What an item may lack is std::optional.
//
// Errors: a call that can fail has two forms. try_x returns result<T>, and x returns T or throws rashinban::error.
// With RASHINBAN_NO_EXCEPTIONS, which is set by itself where the compiler has exceptions switched off, only the first
// form is there. Enums hold what their type lists: a number cast to one that it does not list gives empty answers.

#ifndef RASHINBAN_HPP
#define RASHINBAN_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <rashinban/plan.hpp>
#include <rashinban/rashinban.h>

#if !defined(RASHINBAN_NO_EXCEPTIONS) && !defined(__cpp_exceptions) && !defined(_CPPUNWIND)
#define RASHINBAN_NO_EXCEPTIONS
#endif
#ifndef RASHINBAN_NO_EXCEPTIONS
#include <stdexcept>
#endif

namespace rashinban {

class Item;
class Items;

namespace detail {

inline const std::uint8_t *bytes(std::string_view text) noexcept
{
    return reinterpret_cast<const std::uint8_t *>(text.data());
}

/// Longer texts than C takes become a negative length, which it refuses.
inline std::int32_t size(std::string_view text) noexcept
{
    constexpr auto most = static_cast<std::size_t>((std::numeric_limits<std::int32_t>::max)());
    return text.size() > most ? -1 : static_cast<std::int32_t>(text.size());
}

inline std::string_view view(const rashinban_str &text) noexcept
{
    if (text.ptr == nullptr)
        return {};
    return {reinterpret_cast<const char *>(text.ptr), static_cast<std::size_t>(text.len)};
}

inline std::optional<std::string_view> view_if_any(const rashinban_str &text) noexcept
{
    if (text.ptr == nullptr)
        return std::nullopt;
    return view(text);
}

template <class E> constexpr std::int32_t number(E value) noexcept
{
    return static_cast<std::int32_t>(value);
}

constexpr Problem problem(std::int32_t status) noexcept
{
    return static_cast<Problem>(-status);
}

/// The text that a function of C gives for a number.
template <class Function> std::string_view text_of(Function function, std::int32_t of) noexcept
{
    rashinban_str text{nullptr, 0};
    return function(of, &text) < 0 ? std::string_view{} : view(text);
}

} // namespace detail

// ---- names ----

/// The name of a problem: "unknown-code".
inline std::string_view name(Problem problem) noexcept
{
    return detail::text_of(rashinban_status_name, -detail::number(problem));
}

/// What a problem means and what to do, in Japanese (Lang::Ja, Lang::Kana) or English.
inline std::string_view message(Problem problem, Lang lang = Lang::Ja) noexcept
{
    rashinban_str text{nullptr, 0};
    const auto status = rashinban_status_message(-detail::number(problem), detail::number(lang), &text);
    return status < 0 ? std::string_view{} : detail::view(text);
}

/// "vision", "initiative-item"
inline std::string_view name(Kind kind) noexcept
{
    return detail::text_of(rashinban_kind_name, detail::number(kind));
}

/// The name of a kind for people: 取組の項目, "Initiative item".
inline std::string_view label(Kind kind, Lang lang = Lang::Ja) noexcept
{
    rashinban_str text{nullptr, 0};
    const auto status = rashinban_kind_label(detail::number(kind), detail::number(lang), &text);
    return status < 0 ? std::string_view{} : detail::view(text);
}

/// "ja", "kana", "en"
inline std::string_view name(Lang lang) noexcept
{
    return detail::text_of(rashinban_lang_name, detail::number(lang));
}

/// "verbatim"
inline std::string_view name(LabelStatus status) noexcept
{
    return detail::text_of(rashinban_label_status_name, detail::number(status));
}

/// "label-ja"
inline std::string_view name(Field field) noexcept
{
    return detail::text_of(rashinban_field_name, detail::number(field));
}

/// "small-kana"
inline std::string_view name(Fold fold) noexcept
{
    return detail::text_of(rashinban_fold_name, detail::number(fold));
}

/// "same-title"
inline std::string_view name(Reason reason) noexcept
{
    return detail::text_of(rashinban_reason_name, detail::number(reason));
}

/// "same"
inline std::string_view name(Crosswalk crosswalk) noexcept
{
    return detail::text_of(rashinban_crosswalk_name, detail::number(crosswalk));
}

/// "cp932"
inline std::string_view name(Encoding encoding) noexcept
{
    return detail::text_of(rashinban_encoding_name, detail::number(encoding));
}

/// "2023", "2021-12"
inline std::string_view name(Edition edition) noexcept
{
    return detail::text_of(rashinban_edition_name, detail::number(edition));
}

/// "GrowthStrategy"
template <class E, class = decltype(enum_traits<E>::kind)> constexpr std::string_view name(E member) noexcept
{
    for (std::size_t i = 0; i < enum_traits<E>::all.size(); i++)
        if (enum_traits<E>::all[i] == member)
            return enum_traits<E>::names[i];
    return {};
}

// ---- items ----

/// An item of the plan, or one of the page's own chapters: a number of four bytes, cheap to copy. There is no item that
/// is none; where there may be none, it is std::optional<Item>.
class Item {
public:
    constexpr Item(Code code) noexcept : id_(detail::number(code)) {}

    /// A member of one of the plan's closed lists: `Item item = Vision::NoOneLeftBehind;`
    template <class E, class = decltype(enum_traits<E>::kind)>
    constexpr Item(E member) noexcept
        : id_(0)
    {
        for (std::size_t i = 0; i < enum_traits<E>::all.size(); i++)
            if (enum_traits<E>::all[i] == member)
                id_ = detail::number(enum_traits<E>::codes[i]);
    }

    /// The item's number in C (RASHINBAN_ITEM_*), from 1.
    constexpr std::int32_t id() const noexcept { return id_; }

    /// The item's code as a constant, for `switch`.
    constexpr Code constant() const noexcept { return static_cast<Code>(id_); }

    /// The item of a number from C; none for 0 and for a number that no item has.
    static std::optional<Item> from_id(std::int32_t id) noexcept
    {
        std::int32_t kind = 0;
        if (rashinban_item_kind(id, &kind) < 0)
            return std::nullopt;
        return Item(static_cast<Code>(id));
    }

    /// The code in its one printed form, at most 9 characters: "I01-02-03".
    std::string_view code() const noexcept { return detail::text_of(rashinban_item_code, id_); }

    Kind kind() const noexcept { return static_cast<Kind>(number_by(rashinban_item_kind)); }

    /// The number that the page gives the item within its list: I01-02 is number 2 of I01. Sets have none.
    std::optional<std::int32_t> number() const noexcept
    {
        const auto number = number_by(rashinban_item_number);
        return number == 0 ? std::nullopt : std::optional(number);
    }

    /// As a member of one of the plan's closed lists: `item.as<Vision>()`; none if it is of another kind.
    template <class E> constexpr std::optional<E> as() const noexcept
    {
        for (std::size_t i = 0; i < enum_traits<E>::all.size(); i++)
            if (enum_traits<E>::codes[i] == constant())
                return enum_traits<E>::all[i];
        return std::nullopt;
    }

    Edition edition() const noexcept { return static_cast<Edition>(number_by(rashinban_item_edition)); }

    std::string_view label(Lang lang = Lang::Ja) const noexcept
    {
        return text_by(rashinban_item_label, lang).value_or(std::string_view{});
    }

    LabelStatus label_status(Lang lang) const noexcept
    {
        std::int32_t status = 0;
        rashinban_item_label_status(id_, detail::number(lang), &status);
        return static_cast<LabelStatus>(status);
    }

    /// The item's own text beside its label; paragraphs are divided by a line feed.
    std::optional<std::string_view> text(Lang lang = Lang::Ja) const noexcept
    {
        return text_by(rashinban_item_text, lang);
    }

    /// The page's description, in Japanese, of the picture that stands with the item.
    std::optional<std::string_view> figure() const noexcept
    {
        rashinban_str text{nullptr, 0};
        rashinban_item_figure(id_, &text);
        return detail::view_if_any(text);
    }

    /// What a reader should know about the item's wording, in Japanese or English.
    std::optional<std::string_view> note(Lang lang = Lang::Ja) const noexcept
    {
        return text_by(rashinban_item_note, lang);
    }

    /// One of the texts that are searched.
    std::optional<std::string_view> field(Field field) const noexcept
    {
        rashinban_str text{nullptr, 0};
        rashinban_item_field(id_, detail::number(field), &text);
        return detail::view_if_any(text);
    }

    std::optional<Item> parent() const noexcept { return item_by(rashinban_item_parent); }
    std::optional<Item> previous() const noexcept { return item_by(rashinban_item_previous); }
    std::optional<Item> next() const noexcept { return item_by(rashinban_item_next); }

    /// Whether the item is another or stands below it.
    bool is_within(Item other) const noexcept
    {
        std::int32_t answer = 0;
        return rashinban_item_is_within(id_, other.id_, &answer) == RASHINBAN_OK && answer == 1;
    }

    /// What is known of the item in another edition.
    Crosswalk crosswalk(Edition edition) const noexcept
    {
        std::int32_t answer = 0;
        rashinban_item_crosswalk(id_, detail::number(edition), &answer);
        return static_cast<Crosswalk>(answer);
    }

    // In plan order, but for ancestors (the nearest first) and path (from the root to the item itself).
    Items children() const;
    Items descendants() const;
    Items ancestors() const;
    Items path() const;
    Items siblings() const;

    /// Plan order.
    friend constexpr bool operator==(Item a, Item b) noexcept { return a.id_ == b.id_; }
    friend constexpr bool operator!=(Item a, Item b) noexcept { return a.id_ != b.id_; }
    friend constexpr bool operator<(Item a, Item b) noexcept { return a.id_ < b.id_; }
    friend constexpr bool operator>(Item a, Item b) noexcept { return a.id_ > b.id_; }
    friend constexpr bool operator<=(Item a, Item b) noexcept { return a.id_ <= b.id_; }
    friend constexpr bool operator>=(Item a, Item b) noexcept { return a.id_ >= b.id_; }

    /// The code.
    friend std::ostream &operator<<(std::ostream &out, Item item) { return out << item.code(); }

private:
    template <class Function> std::int32_t number_by(Function function) const noexcept
    {
        std::int32_t number = 0;
        function(id_, &number);
        return number;
    }

    template <class Function> std::optional<Item> item_by(Function function) const noexcept
    {
        const auto id = number_by(function);
        return id == 0 ? std::nullopt : std::optional(Item(static_cast<Code>(id)));
    }

    template <class Function>
    std::optional<std::string_view> text_by(Function function, Lang lang) const noexcept
    {
        rashinban_str text{nullptr, 0};
        function(id_, detail::number(lang), &text);
        return detail::view_if_any(text);
    }

    std::int32_t id_;
};

// ---- lists ----

/// A list of items: for range-for, <algorithm> and, in C++20, the ranges (a random-access range).
class Items {
public:
    class iterator {
    public:
        // Items are made from their numbers as they are read: C++17 calls that an input iterator at most, but its
        // algorithms go by what this says and use only what random access gives.
        using iterator_category = std::random_access_iterator_tag;
        using value_type = Item;
        using difference_type = std::ptrdiff_t;
        using reference = Item;
        struct pointer {
            Item item;
            const Item *operator->() const noexcept { return &item; }
        };

        constexpr iterator() noexcept = default;
        explicit constexpr iterator(const std::int32_t *at) noexcept : at_(at) {}

        constexpr reference operator*() const noexcept { return Item(static_cast<Code>(*at_)); }
        constexpr pointer operator->() const noexcept { return {**this}; }
        constexpr reference operator[](difference_type n) const noexcept { return *(*this + n); }

        constexpr iterator &operator++() noexcept { return *this += 1; }
        constexpr iterator &operator--() noexcept { return *this += -1; }
        constexpr iterator operator++(int) noexcept { return iterator((++*this).at_ - 1); }
        constexpr iterator operator--(int) noexcept { return iterator((--*this).at_ + 1); }
        constexpr iterator &operator+=(difference_type n) noexcept
        {
            at_ += n;
            return *this;
        }
        constexpr iterator &operator-=(difference_type n) noexcept { return *this += -n; }
        friend constexpr iterator operator+(iterator a, difference_type n) noexcept { return a += n; }
        friend constexpr iterator operator+(difference_type n, iterator a) noexcept { return a += n; }
        friend constexpr iterator operator-(iterator a, difference_type n) noexcept { return a -= n; }
        friend constexpr difference_type operator-(iterator a, iterator b) noexcept { return a.at_ - b.at_; }
        friend constexpr bool operator==(iterator a, iterator b) noexcept { return a.at_ == b.at_; }
        friend constexpr bool operator!=(iterator a, iterator b) noexcept { return a.at_ != b.at_; }
        friend constexpr bool operator<(iterator a, iterator b) noexcept { return a.at_ < b.at_; }
        friend constexpr bool operator>(iterator a, iterator b) noexcept { return a.at_ > b.at_; }
        friend constexpr bool operator<=(iterator a, iterator b) noexcept { return a.at_ <= b.at_; }
        friend constexpr bool operator>=(iterator a, iterator b) noexcept { return a.at_ >= b.at_; }

    private:
        const std::int32_t *at_ = nullptr;
    };

    using const_iterator = iterator;
    using value_type = Item;
    using reference = Item;
    using const_reference = Item;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;

    Items() noexcept = default;
    Items(std::initializer_list<Item> items)
    {
        for (const auto item : items)
            ids_.push_back(item.id());
    }
    /// Of numbers that came from C.
    explicit Items(std::vector<std::int32_t> ids) noexcept : ids_(std::move(ids)) {}

    iterator begin() const noexcept { return iterator(ids_.data()); }
    iterator end() const noexcept { return iterator(ids_.data() + ids_.size()); }
    size_type size() const noexcept { return ids_.size(); }
    bool empty() const noexcept { return ids_.empty(); }
    Item operator[](size_type n) const noexcept { return Item(static_cast<Code>(ids_[n])); }
    Item front() const noexcept { return (*this)[0]; }
    Item back() const noexcept { return (*this)[size() - 1]; }
    /// The items' numbers, for C.
    const std::vector<std::int32_t> &ids() const noexcept { return ids_; }

    bool contains(Item item) const noexcept { return std::find(begin(), end(), item) != end(); }

    friend bool operator==(const Items &a, const Items &b) noexcept { return a.ids_ == b.ids_; }
    friend bool operator!=(const Items &a, const Items &b) noexcept { return a.ids_ != b.ids_; }

private:
    std::vector<std::int32_t> ids_;
};

// ---- errors ----

/// Why a call has failed.
struct failure {
    rashinban::Problem problem;
    /// For Problem::UnknownCode: up to three items that may be meant, the nearest first.
    Items nearest{};

    std::string_view name() const noexcept { return rashinban::name(problem); }
    std::string_view message(Lang lang = Lang::Ja) const noexcept { return rashinban::message(problem, lang); }
};

#ifndef RASHINBAN_NO_EXCEPTIONS
/// A failure, thrown. what() is the message in English.
class error : public std::runtime_error {
public:
    explicit error(failure why)
        : std::runtime_error(std::string(why.message(Lang::En))), why_(std::move(why))
    {
    }

    Problem problem() const noexcept { return why_.problem; }
    /// "unknown-code"
    std::string_view name() const noexcept { return why_.name(); }
    const Items &nearest() const noexcept { return why_.nearest; }
    std::string_view message(Lang lang = Lang::Ja) const noexcept { return why_.message(lang); }

private:
    failure why_;
};
#endif

/// What a call has found, or why it failed; like std::expected of C++23.
template <class T> class [[nodiscard]] result {
public:
    using value_type = T;

    result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    result(failure why) : content_(std::in_place_index<1>, std::move(why)) {}

    bool has_value() const noexcept { return content_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    /// What was found; only where there is something.
    const T &operator*() const & noexcept { return *std::get_if<0>(&content_); }
    T &&operator*() && noexcept { return std::move(*std::get_if<0>(&content_)); }
    const T *operator->() const noexcept { return std::get_if<0>(&content_); }

    template <class U> T value_or(U &&other) const &
    {
        return has_value() ? **this : static_cast<T>(std::forward<U>(other));
    }

    /// Why it failed; only where it did.
    const failure &why() const noexcept { return *std::get_if<1>(&content_); }

#ifndef RASHINBAN_NO_EXCEPTIONS
    /// What was found, or the failure thrown.
    const T &value() const &
    {
        if (!has_value())
            throw error(why());
        return **this;
    }
    T &&value() &&
    {
        if (!has_value())
            throw error(why());
        return *std::move(*this);
    }
#endif

private:
    std::variant<T, failure> content_;
};

namespace detail {

/// A list of C: how many, then all. `call(array, cap)` returns the count.
template <class T, class Call> result<std::vector<T>> list(Call call)
{
    auto count = call(static_cast<T *>(nullptr), std::int32_t{0});
    if (count < 0)
        return failure{problem(count)};
    std::vector<T> found(static_cast<std::size_t>(count));
    if (count > 0)
        count = call(found.data(), count);
    if (count < 0)
        return failure{problem(count)};
    return found;
}

template <class Call> result<Items> items(Call call)
{
    auto found = list<std::int32_t>(call);
    if (!found)
        return found.why();
    return Items(*std::move(found));
}

/// A list that is empty where C refuses, which it does for no valid argument.
template <class Call> Items items_or_none(Call call)
{
    auto found = items(call);
    return found ? *std::move(found) : Items();
}

template <class Function> Items items_of(Function function, std::int32_t of)
{
    return items_or_none(
        [=](std::int32_t *items, std::int32_t cap) { return function(of, items, cap); });
}

/// Bytes of C: how many, then all. `call(buf, cap)` returns the length; `more` is room for what C adds to it.
template <class Call> result<std::string> text(Call call, std::int32_t more)
{
    auto length = call(static_cast<std::uint8_t *>(nullptr), std::int32_t{0});
    if (length < 0)
        return failure{problem(length)};
    if (length > (std::numeric_limits<std::int32_t>::max)() - more)
        return failure{Problem::InvalidArgument};
    std::string found(static_cast<std::size_t>(length + more), '\0');
    length = call(reinterpret_cast<std::uint8_t *>(found.data()), length + more);
    if (length < 0)
        return failure{problem(length)};
    found.resize(static_cast<std::size_t>(length));
    return found;
}

/// A NUL has two bytes in UTF-16.
constexpr std::int32_t nul(Encoding encoding) noexcept
{
    return encoding == Encoding::Utf16le ? 2 : 1;
}

} // namespace detail

inline Items Item::children() const
{
    return detail::items_of(rashinban_item_children, id_);
}
inline Items Item::descendants() const
{
    return detail::items_of(rashinban_item_descendants, id_);
}
inline Items Item::ancestors() const
{
    return detail::items_of(rashinban_item_ancestors, id_);
}
inline Items Item::path() const
{
    return detail::items_of(rashinban_item_path, id_);
}
inline Items Item::siblings() const
{
    return detail::items_of(rashinban_item_siblings, id_);
}

/// The 129 items: the sets and their members, without the page's chapters.
inline Items items()
{
    return detail::items_of(rashinban_items_of_kind, 0);
}

/// All items of a kind.
inline Items items(Kind kind)
{
    return detail::items_of(rashinban_items_of_kind, detail::number(kind));
}

/// The page's own chapters.
inline Items chapters()
{
    return items(Kind::Chapter);
}

// ---- from what people type ----

/// The item with this code: any case and width, with or without padding, divided by dots or dashes, with or without the
/// edition ("I01-02", "i1.2", "Ｉ１－２", "2023:I01-02").
///
/// Problems: MalformedCode, UnknownCode (with `nearest`), EditionNotCarried, MalformedText.
inline result<Item> try_item(std::string_view code, Encoding encoding = Encoding::Utf8)
{
    std::int32_t id = 0;
    const auto status =
        rashinban_item_by_code(detail::bytes(code), detail::size(code), detail::number(encoding), &id);
    if (status >= 0)
        return Item(static_cast<Code>(id));
    failure why{detail::problem(status)};
    if (why.problem == Problem::UnknownCode)
        why.nearest = detail::items_or_none([&](std::int32_t *found, std::int32_t cap) {
            return rashinban_items_nearest(detail::bytes(code), detail::size(code), detail::number(encoding),
                                           found, cap);
        });
    return why;
}

/// The item that the page numbers so among all of a kind, from 1: vision 4, strategy 5.
///
/// Problems: UnknownKind, UnknownNumber.
inline result<Item> try_item(Kind kind, std::int32_t number)
{
    std::int32_t id = 0;
    const auto status = rashinban_item_by_number(detail::number(kind), number, &id);
    if (status < 0)
        return failure{detail::problem(status)};
    return Item(static_cast<Code>(id));
}

/// The child that the page numbers so, from 1: child 2 of I01 is I01-02.
///
/// Problems: UnknownNumber.
inline result<Item> try_child(Item item, std::int32_t number)
{
    std::int32_t id = 0;
    const auto status = rashinban_item_child(item.id(), number, &id);
    if (status < 0)
        return failure{detail::problem(status)};
    return Item(static_cast<Code>(id));
}

/// The items (and chapters) whose whole label, in any language, is this text as search compares texts.
///
/// Problems: those of a text in its encoding.
inline result<Items> try_items_by_label(std::string_view label, Encoding encoding = Encoding::Utf8)
{
    return detail::items([&](std::int32_t *found, std::int32_t cap) {
        return rashinban_items_by_label(detail::bytes(label), detail::size(label), detail::number(encoding),
                                        found, cap);
    });
}

/// What a name stands for: `try_parse<Kind>("vision")`, Lang, Edition, and the closed lists
/// (`try_parse<Vision>("GrowthStrategy")`).
///
/// Problems: UnknownKind, UnknownLanguage, UnknownEdition, UnknownNumber (closed lists).
template <class E> result<E> try_parse(std::string_view name)
{
    std::int32_t found = 0;
    std::int32_t status = 0;
    if constexpr (std::is_same_v<E, Kind>) {
        status = rashinban_kind_by_name(detail::bytes(name), detail::size(name), &found);
    } else if constexpr (std::is_same_v<E, Lang>) {
        status = rashinban_lang_by_name(detail::bytes(name), detail::size(name), &found);
    } else if constexpr (std::is_same_v<E, Edition>) {
        status = rashinban_edition_by_name(detail::bytes(name), detail::size(name), &found);
    } else {
        status = RASHINBAN_ERROR_UNKNOWN_NUMBER;
        for (const auto member : enum_traits<E>::all)
            if (rashinban::name(member) == name)
                return member;
    }
    if (status < 0)
        return failure{detail::problem(status)};
    return static_cast<E>(found);
}

// ---- search ----

/// Any text in another encoding.
///
/// Problems: MalformedText, Unencodable.
inline result<std::string> try_convert(std::string_view text, Encoding from, Encoding to)
{
    return detail::text(
        [&](std::uint8_t *buf, std::int32_t cap) {
            std::int32_t replaced = 0;
            return rashinban_convert(detail::bytes(text), detail::size(text), detail::number(from),
                                     detail::number(to), RASHINBAN_PAD_NUL, 0, buf, cap, nullptr, 0, &replaced);
        },
        detail::nul(to));
}

/// A set of Fold.
class Folds {
public:
    constexpr Folds() noexcept = default;
    explicit constexpr Folds(std::int32_t bits) noexcept : bits_(bits) {}

    constexpr bool contains(Fold fold) const noexcept { return (bits_ & detail::number(fold)) != 0; }
    constexpr bool empty() const noexcept { return bits_ == 0; }
    constexpr std::int32_t bits() const noexcept { return bits_; }

    std::vector<Fold> to_vector() const
    {
        std::vector<Fold> found;
        for (std::int32_t bit = 1; bit > 0 && bit <= bits_; bit <<= 1)
            if ((bits_ & bit) != 0)
                found.push_back(static_cast<Fold>(bit));
        return found;
    }

    friend constexpr bool operator==(Folds a, Folds b) noexcept { return a.bits_ == b.bits_; }
    friend constexpr bool operator!=(Folds a, Folds b) noexcept { return a.bits_ != b.bits_; }

private:
    std::int32_t bits_ = 0;
};

/// A place where a word of a query occurs in an item.
struct Match {
    Field field;
    /// Which word of the query, from 0.
    std::size_t word;
    /// Where it is in the field's UTF-8, in bytes: the first, and the first behind it.
    std::size_t start, end;
    /// What stands there: a part of the field's text.
    std::string_view matched;
    /// How it differs from what was typed.
    Folds folds;
};

/// Every place where the words of a query (UTF-8) occur in an item: by field, by where they start, by word.
///
/// Problems: EmptyQuery, QueryTooLong, MalformedText.
inline result<std::vector<Match>> try_matches(Item item, std::string_view query)
{
    const auto found = detail::list<rashinban_match>([&](rashinban_match *places, std::int32_t cap) {
        return rashinban_item_matches(detail::bytes(query), detail::size(query), RASHINBAN_ENCODING_UTF8,
                                      item.id(), places, cap);
    });
    if (!found)
        return found.why();
    std::vector<Match> matches;
    matches.reserve(found->size());
    for (const auto &place : *found) {
        const auto field = static_cast<Field>(place.field);
        const auto start = static_cast<std::size_t>(place.start), end = static_cast<std::size_t>(place.end);
        const auto text = item.field(field).value_or(std::string_view{});
        if (end <= text.size() && start <= end)
            matches.push_back({field, static_cast<std::size_t>(place.word), start, end,
                               text.substr(start, end - start), Folds(place.folds)});
    }
    return matches;
}

/// What to search, and which page of the results.
struct SearchOptions {
    std::optional<Kind> kind{};
    /// This item and what is below it.
    std::optional<Item> within{};
    std::int32_t offset = 0;
    /// None: all.
    std::optional<std::int32_t> limit{};
    /// That of the query.
    Encoding encoding = Encoding::Utf8;
};

/// The items that a query found, the best first; a range of Item.
class SearchResult {
public:
    SearchResult(std::string query, Items items, std::size_t total)
        : query_(std::move(query)), items_(std::move(items)), total_(total)
    {
    }

    Items::iterator begin() const noexcept { return items_.begin(); }
    Items::iterator end() const noexcept { return items_.end(); }
    std::size_t size() const noexcept { return items_.size(); }
    bool empty() const noexcept { return items_.empty(); }
    Item operator[](std::size_t n) const noexcept { return items_[n]; }
    const Items &items() const noexcept { return items_; }

    /// How many items match in all, whatever offset and limit were.
    std::size_t total() const noexcept { return total_; }

    /// The query, in UTF-8.
    const std::string &query() const noexcept { return query_; }

    /// Where the query's words occur in an item.
    std::vector<Match> matches(Item item) const
    {
        auto found = try_matches(item, query_);
        return found ? *std::move(found) : std::vector<Match>();
    }

private:
    std::string query_;
    Items items_;
    std::size_t total_;
};

/// Searches labels, readings, English labels and texts; every word of the query must occur. Width, case, hiragana or
/// katakana and other differences of writing do not matter.
///
/// Problems: EmptyQuery, QueryTooLong, MalformedText, InvalidArgument (a negative offset or limit).
inline result<SearchResult> try_search(std::string_view query, const SearchOptions &options = {})
{
    const auto kind = options.kind ? detail::number(*options.kind) : 0;
    const auto within = options.within ? options.within->id() : 0;
    if (options.encoding != Encoding::Utf8) {
        const auto converted = try_convert(query, options.encoding, Encoding::Utf8);
        if (!converted)
            return converted.why();
        auto in_utf8 = options;
        in_utf8.encoding = Encoding::Utf8;
        return try_search(*converted, in_utf8);
    }
    std::int32_t total = 0;
    const auto call = [&](std::int32_t *found, std::int32_t cap) {
        return rashinban_search(detail::bytes(query), detail::size(query), RASHINBAN_ENCODING_UTF8, kind, within,
                                options.offset, found, cap, &total);
    };
    auto status = call(nullptr, 0);
    if (status < 0)
        return failure{detail::problem(status)};
    const auto limit = (std::min)(options.limit.value_or(total), total);
    if (limit < 0)
        return failure{Problem::InvalidArgument};
    std::vector<std::int32_t> found(static_cast<std::size_t>(limit));
    if (limit > 0)
        status = call(found.data(), limit);
    if (status < 0)
        return failure{detail::problem(status)};
    found.resize(static_cast<std::size_t>(status));
    return SearchResult(std::string(query), Items(std::move(found)), static_cast<std::size_t>(total));
}

/// A text folded, as search compares texts: for comparing, not for show.
///
/// Problems: MalformedText, InvalidArgument.
inline result<std::string> try_fold(std::string_view text)
{
    return detail::text(
        [&](std::uint8_t *buf, std::int32_t cap) {
            return rashinban_fold(detail::bytes(text), detail::size(text), buf, cap);
        },
        1);
}

// ---- references and sources ----

/// A term that several items print.
class Term {
public:
    explicit constexpr Term(std::int32_t id) noexcept : id_(id) {}

    /// The term's number in C, from 1.
    constexpr std::int32_t id() const noexcept { return id_; }

    std::string_view label(Lang lang = Lang::Ja) const noexcept
    {
        rashinban_str text{nullptr, 0};
        const auto status = rashinban_term_label(id_, detail::number(lang), &text);
        return status < 0 ? std::string_view{} : detail::view(text);
    }

    friend constexpr bool operator==(Term a, Term b) noexcept { return a.id_ == b.id_; }
    friend constexpr bool operator!=(Term a, Term b) noexcept { return a.id_ != b.id_; }

private:
    std::int32_t id_;
};

/// Another item, and why it is referred to.
struct CrossReference {
    Item item;
    Reason reason;
    /// For Reason::SharedTerm.
    std::optional<Term> term;
};

/// Other items that print the same title or a term in common, in plan order; one may come more than once.
inline std::vector<CrossReference> cross_references(Item item)
{
    const auto found = detail::list<rashinban_cross_reference>([&](auto *references, std::int32_t cap) {
        return rashinban_item_cross_references(item.id(), references, cap);
    });
    std::vector<CrossReference> references;
    if (found)
        for (const auto &reference : *found)
            references.push_back({Item(static_cast<Code>(reference.item)), static_cast<Reason>(reference.reason),
                                  reference.term == 0 ? std::nullopt : std::optional(Term(reference.term))});
    return references;
}

/// Where an item stands in the source document.
struct Provenance {
    Edition edition;
    /// From 1; the column in characters.
    std::int32_t line, column;
    /// The item whose label is the heading.
    std::optional<Item> heading_item;
    std::string_view document, heading, verbatim;
};

inline Provenance provenance(Item item) noexcept
{
    rashinban_provenance from{};
    rashinban_item_provenance(item.id(), &from);
    return {static_cast<Edition>(from.edition),
            from.line,
            from.column,
            from.heading_item == 0 ? std::nullopt : std::optional(Item(static_cast<Code>(from.heading_item))),
            detail::view(from.document),
            detail::view(from.heading),
            detail::view(from.verbatim)};
}

/// Another place where the page prints an item's label.
struct Occurrence {
    std::int32_t line;
    std::string_view verbatim;
};

inline std::vector<Occurrence> occurrences(Item item)
{
    const auto found = detail::list<rashinban_occurrence>([&](auto *places, std::int32_t cap) {
        return rashinban_item_occurrences(item.id(), places, cap);
    });
    std::vector<Occurrence> places;
    if (found)
        for (const auto &place : *found)
            places.push_back({place.line, detail::view(place.verbatim)});
    return places;
}

/// The line that names the source, which the licence of the plan's text asks for wherever it is shown.
inline std::string_view attribution(Lang lang = Lang::Ja) noexcept
{
    return detail::text_of(rashinban_attribution, detail::number(lang));
}

// ---- editions ----

/// All editions known, the oldest first.
inline std::vector<Edition> editions()
{
    const auto found = detail::list<std::int32_t>(rashinban_editions);
    std::vector<Edition> all;
    if (found)
        for (const auto edition : *found)
            all.push_back(static_cast<Edition>(edition));
    return all;
}

/// The edition whose items this library holds.
inline Edition carried_edition() noexcept
{
    std::int32_t edition = 0;
    rashinban_edition_carried(&edition);
    return static_cast<Edition>(edition);
}

/// The newest edition known when this version of the library was made.
inline Edition newest_edition() noexcept
{
    std::int32_t edition = 0;
    rashinban_edition_newest(&edition);
    return static_cast<Edition>(edition);
}

/// The date of the cabinet decision, as YYYY-MM-DD.
inline std::string_view decided_on(Edition edition) noexcept
{
    return detail::text_of(rashinban_edition_decided_on, detail::number(edition));
}

/// The edition that replaced this one; none for the newest.
inline std::optional<Edition> superseded_by(Edition edition) noexcept
{
    std::int32_t other = 0;
    rashinban_edition_superseded_by(detail::number(edition), &other);
    return other == 0 ? std::nullopt : std::optional(static_cast<Edition>(other));
}

/// Whether this library holds the edition's items.
inline bool is_carried(Edition edition) noexcept
{
    std::int32_t answer = 0;
    rashinban_edition_is_carried(detail::number(edition), &answer);
    return answer == 1;
}

/// Whether the decision is known from the government's own pages.
inline bool is_confirmed(Edition edition) noexcept
{
    std::int32_t answer = 0;
    rashinban_edition_is_confirmed(detail::number(edition), &answer);
    return answer == 1;
}

// ---- encodings ----

/// An item's code in an encoding.
inline std::string encoded_code(Item item, Encoding encoding)
{
    auto found = detail::text(
        [&](std::uint8_t *buf, std::int32_t cap) {
            return rashinban_copy_code(item.id(), detail::number(encoding), buf, cap, RASHINBAN_PAD_NUL);
        },
        detail::nul(encoding));
    return found ? *std::move(found) : std::string();
}

/// An item's label in an encoding.
inline std::string encoded_label(Item item, Lang lang, Encoding encoding)
{
    auto found = detail::text(
        [&](std::uint8_t *buf, std::int32_t cap) {
            return rashinban_copy_label(item.id(), detail::number(lang), detail::number(encoding), buf, cap,
                                        RASHINBAN_PAD_NUL);
        },
        detail::nul(encoding));
    return found ? *std::move(found) : std::string();
}

/// An item's own text in an encoding; empty where it has none.
inline std::string encoded_text(Item item, Lang lang, Encoding encoding)
{
    auto found = detail::text(
        [&](std::uint8_t *buf, std::int32_t cap) {
            return rashinban_copy_text(item.id(), detail::number(lang), detail::number(encoding), buf, cap,
                                       RASHINBAN_PAD_NUL);
        },
        detail::nul(encoding));
    return found ? *std::move(found) : std::string();
}

/// Any UTF-8 text in an encoding.
///
/// Problems: MalformedText, Unencodable.
inline result<std::string> try_encode(std::string_view text, Encoding encoding)
{
    return try_convert(text, Encoding::Utf8, encoding);
}

/// A text in another encoding, with what that encoding lacks replaced.
struct Converted {
    std::string text;
    /// Where 〓 stands for another character: positions in the original text, in characters from 0.
    std::vector<std::int32_t> replaced;
};

/// As try_convert, but a character that the encoding lacks becomes 〓, and its position is told.
///
/// Problems: MalformedText.
inline result<Converted> try_convert_replacing(std::string_view text, Encoding from, Encoding to)
{
    std::vector<std::int32_t> replaced;
    std::int32_t count = 0;
    const auto call = [&](std::uint8_t *buf, std::int32_t cap) {
        return rashinban_convert(detail::bytes(text), detail::size(text), detail::number(from), detail::number(to),
                                 RASHINBAN_PAD_NUL, 1, buf, cap, replaced.data(),
                                 static_cast<std::int32_t>(replaced.size()), &count);
    };
    // How many are replaced is known only when all are read.
    const auto length = call(nullptr, 0);
    if (length < 0)
        return failure{detail::problem(length)};
    replaced.resize(static_cast<std::size_t>(count));
    auto converted = detail::text(call, detail::nul(to));
    if (!converted)
        return converted.why();
    return Converted{*std::move(converted), std::move(replaced)};
}

/// How long a text is.
struct Measure {
    std::size_t bytes;
    /// Characters of Unicode.
    std::size_t chars;
    /// Columns on screens and forms: 1 for a half-width character, 2 for a full-width one.
    std::size_t columns;
};

/// How long a text is, in bytes, characters and columns.
///
/// Problems: MalformedText.
inline result<Measure> try_measure(std::string_view text, Encoding encoding = Encoding::Utf8)
{
    std::int32_t chars = 0, columns = 0;
    const auto length =
        rashinban_measure(detail::bytes(text), detail::size(text), detail::number(encoding), &chars, &columns);
    if (length < 0)
        return failure{detail::problem(length)};
    return Measure{static_cast<std::size_t>(length), static_cast<std::size_t>(chars),
                   static_cast<std::size_t>(columns)};
}

/// Any UTF-8 text in an encoding and `width` bytes, as files of fixed width want it: filled with spaces, half-width
/// (Pad::Space) or full-width (Pad::WideSpace), and cut between characters where it is too long.
///
/// Problems: MalformedText, Unencodable, InvalidArgument (Pad::Nul, or too great a width).
inline result<std::string> try_pad(std::string_view text, Encoding encoding, std::size_t width,
                                   Pad pad = Pad::Space)
{
    if (pad == Pad::Nul || width > static_cast<std::size_t>((std::numeric_limits<std::int32_t>::max)()))
        return failure{Problem::InvalidArgument};
    std::string field(width, '\0');
    std::int32_t replaced = 0;
    const auto status =
        rashinban_convert(detail::bytes(text), detail::size(text), RASHINBAN_ENCODING_UTF8, detail::number(encoding),
                          detail::number(pad), 0, reinterpret_cast<std::uint8_t *>(field.data()),
                          static_cast<std::int32_t>(width), nullptr, 0, &replaced);
    if (status < 0)
        return failure{detail::problem(status)};
    return field;
}

// ---- the library ----

/// The version of the library that is loaded: "0.1.0".
inline std::string_view version() noexcept
{
    rashinban_str text{nullptr, 0};
    rashinban_version(&text);
    return detail::view(text);
}

/// Its RASHINBAN_ABI_VERSION.
inline std::int32_t abi_version() noexcept
{
    return rashinban_abi_version();
}

/// The whole plan as one JSON document; not in a library that was built without the feature "export".
inline std::string_view export_json() noexcept
{
    rashinban_str text{nullptr, 0};
    rashinban_export_json(&text);
    return detail::view(text);
}

// ---- the same with exceptions ----

#ifndef RASHINBAN_NO_EXCEPTIONS
/// try_item, or rashinban::error.
inline Item item(std::string_view code, Encoding encoding = Encoding::Utf8)
{
    return try_item(code, encoding).value();
}

/// try_item, or rashinban::error.
inline Item item(Kind kind, std::int32_t number)
{
    return try_item(kind, number).value();
}

/// try_child, or rashinban::error.
inline Item child(Item item, std::int32_t number)
{
    return try_child(item, number).value();
}

/// try_items_by_label, or rashinban::error.
inline Items items_by_label(std::string_view label, Encoding encoding = Encoding::Utf8)
{
    return try_items_by_label(label, encoding).value();
}

/// try_parse, or rashinban::error.
template <class E> E parse(std::string_view name)
{
    return try_parse<E>(name).value();
}

/// try_search, or rashinban::error.
inline SearchResult search(std::string_view query, const SearchOptions &options = {})
{
    return try_search(query, options).value();
}

/// try_matches, or rashinban::error.
inline std::vector<Match> matches(Item item, std::string_view query)
{
    return try_matches(item, query).value();
}

/// try_convert, or rashinban::error.
inline std::string convert(std::string_view text, Encoding from, Encoding to)
{
    return try_convert(text, from, to).value();
}

/// try_convert_replacing, or rashinban::error.
inline Converted convert_replacing(std::string_view text, Encoding from, Encoding to)
{
    return try_convert_replacing(text, from, to).value();
}

/// try_measure, or rashinban::error.
inline Measure measure(std::string_view text, Encoding encoding = Encoding::Utf8)
{
    return try_measure(text, encoding).value();
}

/// try_encode, or rashinban::error.
inline std::string encode(std::string_view text, Encoding encoding)
{
    return try_encode(text, encoding).value();
}

/// try_pad, or rashinban::error.
inline std::string pad(std::string_view text, Encoding encoding, std::size_t width, Pad pad = Pad::Space)
{
    return try_pad(text, encoding, width, pad).value();
}

/// try_fold, or rashinban::error.
inline std::string fold(std::string_view text)
{
    return try_fold(text).value();
}
#endif

} // namespace rashinban

template <> struct std::hash<rashinban::Item> {
    std::size_t operator()(rashinban::Item item) const noexcept { return std::hash<std::int32_t>()(item.id()); }
};

#endif // RASHINBAN_HPP
