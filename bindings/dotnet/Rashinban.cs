// デジタル社会の実現に向けた重点計画（2023年）/ Japan's Priority Plan for the Realization of a Digital Society (2023).
//
// C# 7.3, so that .NET Framework, mono and .NET compile it alike.

using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

namespace Rashinban
{
    /// <summary>
    /// The plan. Every method may be called from any thread. What the library refuses is a
    /// <see cref="RashinbanException"/>; null is an <see cref="ArgumentNullException"/>.
    /// </summary>
    public static class Plan
    {
        /// <summary>The 129 items: the eight sets, each followed by what it holds.</summary>
        public static IReadOnlyList<Item> Items
        {
            get { return ItemsOfKind(0); }
        }

        /// <summary>The page's own chapters.</summary>
        public static IReadOnlyList<Item> Chapters
        {
            get { return ItemsOfKind(ItemKind.Chapter); }
        }

        /// <summary>All items of a kind.</summary>
        public static IReadOnlyList<Item> ItemsOfKind(ItemKind kind)
        {
            return Library.Items((items, cap) => Native.rashinban_items_of_kind((int)kind, items, cap));
        }

        /// <summary>
        /// The item with this code, as people type it: any case and width, with or without padding, divided by dots or
        /// dashes, with or without the edition. Where the plan has none, the exception knows the nearest.
        /// </summary>
        public static Item ItemByCode(string code)
        {
            Library.NotNull(code, nameof(code));
            int item;
            int status = Native.rashinban_item_by_code(code, code.Length * 2, Library.Utf16, out item);
            if (status == (int)Problem.UnknownCode)
            {
                throw new RashinbanException(status, code, Library.Items(
                    (items, cap) => Native.rashinban_items_nearest(code, code.Length * 2, Library.Utf16, items, cap)));
            }
            Library.Check(status, code);
            return new Item(item);
        }

        /// <summary>The item that the page numbers so among all of a kind, from 1.</summary>
        public static Item ItemByNumber(ItemKind kind, int number)
        {
            int item;
            Library.Check(Native.rashinban_item_by_number((int)kind, number, out item));
            return new Item(item);
        }

        /// <summary>
        /// The items and chapters whose whole label, in any language, is this text but for the differences of writing.
        /// </summary>
        public static IReadOnlyList<Item> ItemsByLabel(string label)
        {
            Library.NotNull(label, nameof(label));
            return Library.Items(
                (items, cap) =>
                    Native.rashinban_items_by_label(label, Library.Bytes(label), Library.Utf16, items, cap),
                label);
        }

        /// <summary>
        /// Searches labels, readings, English labels and texts. Every word of the query must occur somewhere in an item;
        /// width, case and kana do not matter. The best come first.
        /// </summary>
        /// <param name="query">The words, divided by white space.</param>
        /// <param name="kind">The kind of items wanted; null for any.</param>
        /// <param name="within">An item, to find it and what is below it; null for all.</param>
        /// <param name="offset">How many results to leave out.</param>
        /// <param name="limit">How many results to give at most; the total counts all.</param>
        public static SearchResults Search(
            string query, ItemKind? kind = null, Item? within = null, int offset = 0, int limit = int.MaxValue)
        {
            Library.NotNull(query, nameof(query));
            int cap = Math.Min(limit, Library.ItemCount);
            var items = new int[Math.Max(cap, 0)];
            int total;
            int count = Library.Check(
                Native.rashinban_search(
                    query,
                    Library.Bytes(query),
                    Library.Utf16,
                    kind.HasValue ? Library.Known((int)kind.Value) : 0,
                    within.HasValue ? Library.Known(within.Value.Id) : 0,
                    offset,
                    items,
                    cap,
                    out total),
                query);
            return new SearchResults(total, Library.ToItems(items, count));
        }

        /// <summary>A text folded, as search compares texts; for comparing, not for show.</summary>
        public static string Fold(string text)
        {
            byte[] bytes = Library.Utf8(text, nameof(text));
            int length = Library.Check(Native.rashinban_fold(bytes, bytes.Length, null, 0), text);
            var folded = new byte[length + 1];
            Library.Check(Native.rashinban_fold(bytes, bytes.Length, folded, folded.Length), text);
            return System.Text.Encoding.UTF8.GetString(folded, 0, length);
        }

        /// <summary>
        /// Any text as a field of fixed width, in bytes, cut between characters where it is longer. A character that the
        /// encoding lacks is refused or, with <paramref name="replace"/>, becomes 〓.
        /// </summary>
        public static FixedWidth FixedWidth(
            string text, TextEncoding encoding, int width, Padding padding, bool replace = false)
        {
            Library.NotNull(text, nameof(text));
            var from = new byte[Library.Bytes(text)];
            Buffer.BlockCopy(text.ToCharArray(), 0, from, 0, from.Length);
            var places = new int[text.Length];
            int replaced = 0;
            FixedWidth field = Rashinban.FixedWidth.Make(encoding, width, (buf, cap) =>
                Native.rashinban_convert(
                    from, from.Length, Library.Utf16, (int)encoding, (int)padding, replace ? 1 : 0,
                    buf, cap, places, places.Length, out replaced));
            Array.Resize(ref places, replaced);
            return new FixedWidth(field, places);
        }

        /// <summary>The string of bytes in an encoding, as Windows reads CP932.</summary>
        public static string Decode(byte[] text, TextEncoding encoding)
        {
            if (text == null) throw new ArgumentNullException(nameof(text));
            int replaced;
            int length = Library.Check(Native.rashinban_convert(
                text, text.Length, (int)encoding, Library.Utf16, (int)Padding.Nul, 0, null, 0, null, 0, out replaced));
            var units = new byte[length + 2];
            Library.Check(Native.rashinban_convert(
                text, text.Length, (int)encoding, Library.Utf16, (int)Padding.Nul, 0,
                units, units.Length, null, 0, out replaced));
            return System.Text.Encoding.Unicode.GetString(units, 0, length);
        }

        /// <summary>How much room a text takes, in characters and in half-width columns.</summary>
        public static Extent Measure(string text)
        {
            Library.NotNull(text, nameof(text));
            int characters, columns;
            Library.Check(
                Native.rashinban_measure(text, Library.Bytes(text), Library.Utf16, out characters, out columns), text);
            return new Extent(characters, columns);
        }

        /// <summary>The kind of this name: "vision".</summary>
        public static ItemKind Kind(string id)
        {
            byte[] name = Library.Utf8(id, nameof(id));
            int kind;
            Library.Check(Native.rashinban_kind_by_name(name, name.Length, out kind), id);
            return (ItemKind)kind;
        }

        /// <summary>The language of this name: "ja".</summary>
        public static Lang Lang(string id)
        {
            byte[] name = Library.Utf8(id, nameof(id));
            int lang;
            Library.Check(Native.rashinban_lang_by_name(name, name.Length, out lang), id);
            return (Lang)lang;
        }

        /// <summary>The edition of this name: "2023", "2021-12".</summary>
        public static Edition Edition(string id)
        {
            byte[] name = Library.Utf8(id, nameof(id));
            int edition;
            Library.Check(Native.rashinban_edition_by_name(name, name.Length, out edition), id);
            return (Edition)edition;
        }

        /// <summary>All editions known, the oldest first.</summary>
        public static IReadOnlyList<Edition> Editions
        {
            get
            {
                int[] editions = Library.List<int>(Native.rashinban_editions, 16);
                return Array.ConvertAll(editions, edition => (Edition)edition);
            }
        }

        /// <summary>The edition whose items this library holds.</summary>
        public static Edition CarriedEdition
        {
            get
            {
                int edition;
                Library.Check(Native.rashinban_edition_carried(out edition));
                return (Edition)edition;
            }
        }

        /// <summary>The newest edition known when this version of the library was made.</summary>
        public static Edition NewestEdition
        {
            get
            {
                int edition;
                Library.Check(Native.rashinban_edition_newest(out edition));
                return (Edition)edition;
            }
        }

        /// <summary>
        /// The line that names the source, which the licence of the plan's text asks for wherever it is shown.
        /// </summary>
        public static string Attribution(Lang lang)
        {
            NativeStr line;
            Library.Check(Native.rashinban_attribution((int)lang, out line));
            return line.ToString();
        }

        /// <summary>The whole plan as one JSON document.</summary>
        public static string Json
        {
            get
            {
                NativeStr json;
                Library.Check(Native.rashinban_export_json(out json));
                return json.ToString();
            }
        }

        /// <summary>The version of the C library.</summary>
        public static string Version
        {
            get
            {
                NativeStr version;
                Library.Check(Native.rashinban_version(out version));
                return version.ToString();
            }
        }
    }

    /// <summary>
    /// An item of the plan, or a chapter of its page. Items are ordered as in the plan; <c>default(Item)</c> is none.
    /// </summary>
    public struct Item : IEquatable<Item>, IComparable<Item>
    {
        /// <summary>The item with the number that the C library gives it, from 1.</summary>
        public Item(int id)
        {
            Id = id;
        }

        /// <summary>The number of the C library.</summary>
        public int Id { get; }

        /// <summary>The code in its one printed form: I01-02-03.</summary>
        public string Code
        {
            get
            {
                NativeStr code;
                Library.Check(Native.rashinban_item_code(Id, out code));
                return code.ToString();
            }
        }

        /// <summary>What the item is.</summary>
        public ItemKind Kind
        {
            get
            {
                int kind;
                Library.Check(Native.rashinban_item_kind(Id, out kind));
                return (ItemKind)kind;
            }
        }

        /// <summary>The number that the page gives it within its list; null for sets and most chapters.</summary>
        public int? Number
        {
            get
            {
                int number;
                Library.Check(Native.rashinban_item_number(Id, out number));
                return number == 0 ? (int?)null : number;
            }
        }

        /// <summary>The edition that it belongs to.</summary>
        public Edition Edition
        {
            get
            {
                int edition;
                Library.Check(Native.rashinban_item_edition(Id, out edition));
                return (Edition)edition;
            }
        }

        /// <summary>The label in a language.</summary>
        public string Label(Lang lang = Lang.Ja)
        {
            NativeStr label;
            Library.Check(Native.rashinban_item_label(Id, (int)lang, out label));
            return label.ToString();
        }

        /// <summary>How far the label in a language can be relied on.</summary>
        public LabelStatus LabelStatus(Lang lang)
        {
            int status;
            Library.Check(Native.rashinban_item_label_status(Id, (int)lang, out status));
            return (LabelStatus)status;
        }

        /// <summary>
        /// The item's own text beside its label, null where it has none; paragraphs are divided by a line feed.
        /// </summary>
        public string Text(Lang lang = Lang.Ja)
        {
            NativeStr text;
            Library.Check(Native.rashinban_item_text(Id, (int)lang, out text));
            return text.ToString();
        }

        /// <summary>The page's description, in Japanese, of the picture that stands with the item; or null.</summary>
        public string Figure
        {
            get
            {
                NativeStr figure;
                Library.Check(Native.rashinban_item_figure(Id, out figure));
                return figure.ToString();
            }
        }

        /// <summary>What a reader should know about the item's wording, in Japanese or English; or null.</summary>
        public string Note(Lang lang = Lang.Ja)
        {
            NativeStr note;
            Library.Check(Native.rashinban_item_note(Id, (int)lang, out note));
            return note.ToString();
        }

        /// <summary>A text by its field, in which the places of <see cref="Match"/> are counted; or null.</summary>
        public string Field(Field field)
        {
            NativeStr text;
            Library.Check(Native.rashinban_item_field(Id, (int)field, out text));
            return text.ToString();
        }

        /// <summary>The item that holds this one; null for a root.</summary>
        public Item? Parent
        {
            get
            {
                int parent;
                Library.Check(Native.rashinban_item_parent(Id, out parent));
                return Library.Optional(parent);
            }
        }

        /// <summary>The child that the page numbers so, from 1.</summary>
        public Item Child(int number)
        {
            int child;
            Library.Check(Native.rashinban_item_child(Id, number, out child));
            return new Item(child);
        }

        /// <summary>The item before this one in plan order, a chapter before a chapter; null for the first.</summary>
        public Item? Previous
        {
            get
            {
                int previous;
                Library.Check(Native.rashinban_item_previous(Id, out previous));
                return Library.Optional(previous);
            }
        }

        /// <summary>The item after this one in plan order, a chapter after a chapter; null for the last.</summary>
        public Item? Next
        {
            get
            {
                int next;
                Library.Check(Native.rashinban_item_next(Id, out next));
                return Library.Optional(next);
            }
        }

        /// <summary>The items directly below this one.</summary>
        public IReadOnlyList<Item> Children
        {
            get
            {
                int id = Id;
                return Library.Items((items, cap) => Native.rashinban_item_children(id, items, cap));
            }
        }

        /// <summary>Everything below this item, in plan order.</summary>
        public IReadOnlyList<Item> Descendants
        {
            get
            {
                int id = Id;
                return Library.Items((items, cap) => Native.rashinban_item_descendants(id, items, cap));
            }
        }

        /// <summary>What holds this item, what holds that, and so on: the nearest first.</summary>
        public IReadOnlyList<Item> Ancestors
        {
            get
            {
                int id = Id;
                return Library.Items((items, cap) => Native.rashinban_item_ancestors(id, items, cap));
            }
        }

        /// <summary>From the root down to the item itself.</summary>
        public IReadOnlyList<Item> Path
        {
            get
            {
                int id = Id;
                return Library.Items((items, cap) => Native.rashinban_item_path(id, items, cap));
            }
        }

        /// <summary>The other items below the same parent.</summary>
        public IReadOnlyList<Item> Siblings
        {
            get
            {
                int id = Id;
                return Library.Items((items, cap) => Native.rashinban_item_siblings(id, items, cap));
            }
        }

        /// <summary>Whether this is the other item or stands below it.</summary>
        public bool IsWithin(Item other)
        {
            int within;
            Library.Check(Native.rashinban_item_is_within(Id, other.Id, out within));
            return within != 0;
        }

        /// <summary>Every place where the words of a query occur in this item, for highlighting.</summary>
        public IReadOnlyList<Match> Matches(string query)
        {
            Library.NotNull(query, nameof(query));
            int id = Id;
            NativeMatch[] found = Library.List<NativeMatch>(
                (matches, cap) =>
                    Native.rashinban_item_matches(query, Library.Bytes(query), Library.Utf16, id, matches, cap),
                16,
                query);
            return Array.ConvertAll(found, match => new Match(match));
        }

        /// <summary>Other items that print the same title or a term in common, in plan order.</summary>
        public IReadOnlyList<CrossReference> CrossReferences
        {
            get
            {
                int id = Id;
                NativeCrossReference[] found = Library.List<NativeCrossReference>(
                    (references, cap) => Native.rashinban_item_cross_references(id, references, cap), 16);
                return Array.ConvertAll(found, reference => new CrossReference(reference));
            }
        }

        /// <summary>Where the item stands in the source document.</summary>
        public Provenance Provenance
        {
            get
            {
                NativeProvenance from;
                Library.Check(Native.rashinban_item_provenance(Id, out from));
                return new Provenance(from);
            }
        }

        /// <summary>Where else the page prints the item's label, by line.</summary>
        public IReadOnlyList<Occurrence> Occurrences
        {
            get
            {
                int id = Id;
                NativeOccurrence[] found = Library.List<NativeOccurrence>(
                    (occurrences, cap) => Native.rashinban_item_occurrences(id, occurrences, cap), 8);
                return Array.ConvertAll(found, occurrence => new Occurrence(occurrence));
            }
        }

        /// <summary>What is known of the item in another edition.</summary>
        public Crosswalk Crosswalk(Edition edition)
        {
            int crosswalk;
            Library.Check(Native.rashinban_item_crosswalk(Id, (int)edition, out crosswalk));
            return (Crosswalk)crosswalk;
        }

        /// <summary>The code as a field of fixed width, in bytes.</summary>
        public FixedWidth CodeField(TextEncoding encoding, int width, Padding padding)
        {
            int id = Id;
            return FixedWidth.Make(encoding, width, (buf, cap) =>
                Native.rashinban_copy_code(id, (int)encoding, buf, cap, (int)padding));
        }

        /// <summary>The label as a field of fixed width, in bytes, cut between characters where it is longer.</summary>
        public FixedWidth LabelField(Lang lang, TextEncoding encoding, int width, Padding padding)
        {
            int id = Id;
            return FixedWidth.Make(encoding, width, (buf, cap) =>
                Native.rashinban_copy_label(id, (int)lang, (int)encoding, buf, cap, (int)padding));
        }

        /// <summary>The text as a field of fixed width, in bytes; all padding where the item has none.</summary>
        public FixedWidth TextField(Lang lang, TextEncoding encoding, int width, Padding padding)
        {
            int id = Id;
            return FixedWidth.Make(encoding, width, (buf, cap) =>
                Native.rashinban_copy_text(id, (int)lang, (int)encoding, buf, cap, (int)padding));
        }

        /// <inheritdoc/>
        public bool Equals(Item other)
        {
            return Id == other.Id;
        }

        /// <inheritdoc/>
        public override bool Equals(object other)
        {
            return other is Item && Equals((Item)other);
        }

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            return Id;
        }

        /// <summary>Plan order.</summary>
        public int CompareTo(Item other)
        {
            return Id.CompareTo(other.Id);
        }

        /// <summary>Whether both are the same.</summary>
        public static bool operator ==(Item left, Item right)
        {
            return left.Id == right.Id;
        }

        /// <summary>Whether they differ.</summary>
        public static bool operator !=(Item left, Item right)
        {
            return left.Id != right.Id;
        }

        /// <summary>The code; empty for none.</summary>
        public override string ToString()
        {
            NativeStr code;
            return Native.rashinban_item_code(Id, out code) < 0 ? "" : code.ToString();
        }
    }

    /// <summary>What a search found: the items asked for, the best first, and how many there are in all.</summary>
    public sealed class SearchResults : IReadOnlyList<Item>
    {
        private readonly Item[] items;

        internal SearchResults(int total, Item[] items)
        {
            Total = total;
            this.items = items;
        }

        /// <summary>How many items match in all.</summary>
        public int Total { get; }

        /// <summary>How many are here.</summary>
        public int Count
        {
            get { return items.Length; }
        }

        /// <summary>One of them.</summary>
        public Item this[int index]
        {
            get { return items[index]; }
        }

        /// <inheritdoc/>
        public IEnumerator<Item> GetEnumerator()
        {
            return ((IEnumerable<Item>)items).GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator()
        {
            return items.GetEnumerator();
        }
    }

    /// <summary>A place where a word of a query occurs in an item.</summary>
    public sealed class Match
    {
        internal Match(NativeMatch from)
        {
            Field = (Field)from.Field;
            Word = from.Word;
            // Bytes of UTF-16, two for each char.
            Start = from.Start / 2;
            Length = from.End / 2 - Start;
            Folds = (Fold)from.Folds;
        }

        /// <summary>The text it is in: <see cref="Item.Field"/>.</summary>
        public Field Field { get; }

        /// <summary>Which word of the query, from 0.</summary>
        public int Word { get; }

        /// <summary>Where it starts in that text, as <c>Substring</c> counts.</summary>
        public int Start { get; }

        /// <summary>How long it is, as <c>Substring</c> counts.</summary>
        public int Length { get; }

        /// <summary>How the characters in the text differ from those typed.</summary>
        public Fold Folds { get; }
    }

    /// <summary>Another item, and why it is referred to.</summary>
    public sealed class CrossReference
    {
        internal CrossReference(NativeCrossReference from)
        {
            Item = new Item(from.Item);
            Reason = (Reason)from.Reason;
            Term = from.Term == 0 ? (Term?)null : new Term(from.Term);
        }

        /// <summary>The other item.</summary>
        public Item Item { get; }

        /// <summary>Why.</summary>
        public Reason Reason { get; }

        /// <summary>The term of <see cref="Reason.SharedTerm"/>; null for the other reasons.</summary>
        public Term? Term { get; }
    }

    /// <summary>A term that items have in common.</summary>
    public struct Term
    {
        /// <summary>The term with the number that the C library gives it, from 1.</summary>
        public Term(int number)
        {
            Number = number;
        }

        /// <summary>The number of the C library.</summary>
        public int Number { get; }

        /// <summary>The term in a language: データ連携, "data linkage".</summary>
        public string Label(Lang lang = Lang.Ja)
        {
            NativeStr label;
            Library.Check(Native.rashinban_term_label(Number, (int)lang, out label));
            return label.ToString();
        }
    }

    /// <summary>Where an item stands in the source document.</summary>
    public sealed class Provenance
    {
        internal Provenance(NativeProvenance from)
        {
            Edition = (Edition)from.Edition;
            Line = from.Line;
            Column = from.Column;
            HeadingItem = Library.Optional(from.HeadingItem);
            Document = from.Document.ToString();
            Heading = from.Heading.ToString();
            Verbatim = from.Verbatim.ToString();
        }

        /// <summary>The edition.</summary>
        public Edition Edition { get; }

        /// <summary>The line in the document's text, from 1.</summary>
        public int Line { get; }

        /// <summary>Where in the line the label starts, in characters from 1.</summary>
        public int Column { get; }

        /// <summary>The item whose label is the heading.</summary>
        public Item? HeadingItem { get; }

        /// <summary>The document, as the licence of its text asks it to be named.</summary>
        public string Document { get; }

        /// <summary>The heading under which the item stands; empty for none.</summary>
        public string Heading { get; }

        /// <summary>The label as the page prints it.</summary>
        public string Verbatim { get; }
    }

    /// <summary>Another place where the page prints an item's label.</summary>
    public sealed class Occurrence
    {
        internal Occurrence(NativeOccurrence from)
        {
            Line = from.Line;
            Verbatim = from.Verbatim.ToString();
        }

        /// <summary>The line in the document's text, from 1.</summary>
        public int Line { get; }

        /// <summary>The label as it is printed there.</summary>
        public string Verbatim { get; }
    }

    /// <summary>A text in a field of fixed width, as files of older systems have it.</summary>
    public sealed class FixedWidth
    {
        private FixedWidth(byte[] bytes, TextEncoding encoding, int length)
        {
            Bytes = bytes;
            Encoding = encoding;
            Length = length;
            Replaced = new int[0];
        }

        internal FixedWidth(FixedWidth field, int[] replaced)
            : this(field.Bytes, field.Encoding, field.Length)
        {
            Replaced = replaced;
        }

        internal static FixedWidth Make(TextEncoding encoding, int width, Func<byte[], int, int> copy)
        {
            if (width < 0) throw new RashinbanException(Problem.InvalidArgument);
            var bytes = new byte[width];
            return new FixedWidth(bytes, encoding, Library.Check(copy(bytes, width)));
        }

        /// <summary>The field, padding included.</summary>
        public byte[] Bytes { get; }

        /// <summary>Its encoding.</summary>
        public TextEncoding Encoding { get; }

        /// <summary>The bytes that the whole text has without padding.</summary>
        public int Length { get; }

        /// <summary>Where characters became 〓, in characters of the whole text, from 0.</summary>
        public IReadOnlyList<int> Replaced { get; }

        /// <summary>Whether the text was longer than the field and has been cut.</summary>
        public bool IsCut
        {
            get { return Length > Bytes.Length; }
        }
    }

    /// <summary>How much room a text takes.</summary>
    public struct Extent
    {
        internal Extent(int characters, int columns)
        {
            Characters = characters;
            Columns = columns;
        }

        /// <summary>Its characters, as Unicode counts.</summary>
        public int Characters { get; }

        /// <summary>The columns on screens and forms: 1 for a half-width character (半角), 2 for a full-width one (全角).</summary>
        public int Columns { get; }
    }

    /// <summary>A call that the library refused.</summary>
    public sealed class RashinbanException : Exception
    {
        internal RashinbanException(Problem problem)
            : this((int)problem, "", new Item[0])
        {
        }

        internal RashinbanException(int status, string about, IReadOnlyList<Item> nearest)
            : base(Text(status, about, nearest))
        {
            Problem = (Problem)status;
            Nearest = nearest;
        }

        /// <summary>What is wrong.</summary>
        public Problem Problem { get; }

        /// <summary>Up to three items that an unknown code may mean, nearest first; otherwise empty.</summary>
        public IReadOnlyList<Item> Nearest { get; }

        private static string Text(int status, string about, IReadOnlyList<Item> nearest)
        {
            var text = new StringBuilder();
            if (about.Length > 0) text.Append(Library.Excerpt(about)).Append(": ");
            text.Append(((Problem)status).Message(Lang.Ja)).Append(" / ").Append(((Problem)status).Message(Lang.En));
            if (nearest.Count > 0) text.Append(" → ").Append(string.Join(", ", nearest)).Append(" ?");
            return text.ToString();
        }
    }

    /// <summary>The names of members of the closed lists, and what the library knows of them.</summary>
    public static partial class Lists
    {
        /// <summary>The name that files and other languages use: "initiative-item".</summary>
        public static string Id(this ItemKind kind)
        {
            return Name(Native.rashinban_kind_name, (int)kind);
        }

        /// <summary>The name: "ja".</summary>
        public static string Id(this Lang lang)
        {
            return Name(Native.rashinban_lang_name, (int)lang);
        }

        /// <summary>The name: "verbatim".</summary>
        public static string Id(this LabelStatus status)
        {
            return Name(Native.rashinban_label_status_name, (int)status);
        }

        /// <summary>The name: "2023".</summary>
        public static string Id(this Edition edition)
        {
            return Name(Native.rashinban_edition_name, (int)edition);
        }

        /// <summary>The name of one fold: "small-kana".</summary>
        public static string Id(this Fold fold)
        {
            return Name(Native.rashinban_fold_name, (int)fold);
        }

        /// <summary>The folds one by one.</summary>
        public static IEnumerable<Fold> Each(this Fold folds)
        {
            return Enum.GetValues(typeof(Fold)).Cast<Fold>().Where(fold => (folds & fold) != 0);
        }

        /// <summary>The name: "label-ja".</summary>
        public static string Id(this Field field)
        {
            return Name(Native.rashinban_field_name, (int)field);
        }

        /// <summary>The name: "same-title".</summary>
        public static string Id(this Reason reason)
        {
            return Name(Native.rashinban_reason_name, (int)reason);
        }

        /// <summary>The name: "same".</summary>
        public static string Id(this Crosswalk crosswalk)
        {
            return Name(Native.rashinban_crosswalk_name, (int)crosswalk);
        }

        /// <summary>The name: "cp932".</summary>
        public static string Id(this TextEncoding encoding)
        {
            return Name(Native.rashinban_encoding_name, (int)encoding);
        }

        /// <summary>The name: "unknown-code".</summary>
        public static string Id(this Problem problem)
        {
            return Name(Native.rashinban_status_name, (int)problem);
        }

        /// <summary>What a problem means and what to do.</summary>
        public static string Message(this Problem problem, Lang lang)
        {
            NativeStr message;
            Library.Check(Native.rashinban_status_message((int)problem, (int)lang, out message));
            return message.ToString();
        }

        /// <summary>The name of a kind for people: 取組の項目, "Initiative item".</summary>
        public static string Label(this ItemKind kind, Lang lang = Lang.Ja)
        {
            NativeStr label;
            Library.Check(Native.rashinban_kind_label((int)kind, (int)lang, out label));
            return label.ToString();
        }

        /// <summary>The date of the cabinet decision.</summary>
        public static DateTime DecidedOn(this Edition edition)
        {
            return DateTime.ParseExact(
                Name(Native.rashinban_edition_decided_on, (int)edition), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        /// <summary>The edition that replaced this one; null for the newest.</summary>
        public static Edition? SupersededBy(this Edition edition)
        {
            int next;
            Library.Check(Native.rashinban_edition_superseded_by((int)edition, out next));
            return next == 0 ? (Edition?)null : (Edition)next;
        }

        /// <summary>Whether this library holds the edition's items.</summary>
        public static bool IsCarried(this Edition edition)
        {
            int carried;
            Library.Check(Native.rashinban_edition_is_carried((int)edition, out carried));
            return carried != 0;
        }

        /// <summary>Whether the decision is known from the government's own pages.</summary>
        public static bool IsConfirmed(this Edition edition)
        {
            int confirmed;
            Library.Check(Native.rashinban_edition_is_confirmed((int)edition, out confirmed));
            return confirmed != 0;
        }

        private delegate int NameOf(int number, out NativeStr name);

        private static string Name(NameOf function, int number)
        {
            NativeStr name;
            Library.Check(function(number, out name));
            return name.ToString();
        }
    }

    /// <summary>Between .NET's types and those of the C library.</summary>
    internal static class Library
    {
        /// <summary>Strings go as they are: places that come back are UTF-16 units.</summary>
        internal const int Utf16 = (int)TextEncoding.Utf16le;

        /// <summary>The longest text in an exception's message.</summary>
        private const int Longest = 40;

        private static readonly UTF8Encoding Strict = new UTF8Encoding(false, true);

        /// <summary>How many there are, chapters included: no result of a search is longer.</summary>
        internal static readonly int ItemCount = CountItems();

        private static int CountItems()
        {
            int version = Native.rashinban_abi_version();
            if (version < Rashinban.Items.AbiVersion)
            {
                throw new DllNotFoundException(
                    "rashinban: ABI " + version + " < " + Rashinban.Items.AbiVersion);
            }
            return Check(Native.rashinban_items_of_kind(0, null, 0))
                + Check(Native.rashinban_items_of_kind((int)ItemKind.Chapter, null, 0));
        }

        internal static void NotNull(string text, string name)
        {
            if (text == null) throw new ArgumentNullException(name);
        }

        internal static int Check(int status, string about = "")
        {
            if (status < 0) throw new RashinbanException(status, about, new Item[0]);
            return status;
        }

        /// <summary>0 is "any" in C, and no value of ours.</summary>
        internal static int Known(int number)
        {
            return number == 0 ? -1 : number;
        }

        internal static Item? Optional(int id)
        {
            return id == 0 ? (Item?)null : new Item(id);
        }

        /// <summary>The length of a string in bytes of UTF-16.</summary>
        internal static int Bytes(string text)
        {
            if (text.Length > int.MaxValue / 2) throw new RashinbanException(Problem.InvalidArgument);
            return text.Length * 2;
        }

        /// <summary>UTF-8, for the functions that take nothing else; half a surrogate pair is refused.</summary>
        internal static byte[] Utf8(string text, string name)
        {
            NotNull(text, name);
            try
            {
                return Strict.GetBytes(text);
            }
            catch (EncoderFallbackException)
            {
                throw new RashinbanException((int)Problem.MalformedText, text, new Item[0]);
            }
        }

        internal static string Excerpt(string text)
        {
            return text.Length <= Longest ? text : text.Substring(0, Longest) + "…";
        }

        internal static IReadOnlyList<Item> Items(Func<int[], int, int> function, string about = "")
        {
            int[] numbers = List(function, 32, about);
            return ToItems(numbers, numbers.Length);
        }

        internal static Item[] ToItems(int[] numbers, int count)
        {
            var items = new Item[count];
            for (int i = 0; i < count; i++) items[i] = new Item(numbers[i]);
            return items;
        }

        /// <summary>What a function writes into an array; few lists are longer than the first.</summary>
        internal static T[] List<T>(Func<T[], int, int> function, int guess, string about = "")
        {
            var list = new T[guess];
            int count = function(list, guess);
            if (count == (int)Problem.BufferTooSmall)
            {
                list = new T[Check(function(null, 0), about)];
                count = function(list, list.Length);
            }
            Array.Resize(ref list, Check(count, about));
            return list;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeStr
    {
        internal IntPtr Pointer;
        internal int Length;

        /// <summary>Null for no text.</summary>
        public override string ToString()
        {
            if (Pointer == IntPtr.Zero) return null;
            var bytes = new byte[Length];
            Marshal.Copy(Pointer, bytes, 0, Length);
            return System.Text.Encoding.UTF8.GetString(bytes);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeMatch
    {
        internal int Field, Word, Start, End, Folds;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeCrossReference
    {
        internal int Item, Reason, Term;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeProvenance
    {
        internal int Edition, Line, Column, HeadingItem;
        internal NativeStr Document, Heading, Verbatim;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeOccurrence
    {
        internal int Line;
        internal NativeStr Verbatim;
    }
}
