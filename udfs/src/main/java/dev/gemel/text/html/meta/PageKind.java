package dev.gemel.text.html.meta;

/** What sort of page this is; only some sorts become documents of an author. */
public enum PageKind {
  /** One titled piece of writing. */
  ARTICLE,
  /** One short untitled note, as on a microblog. */
  POST,
  /** One file of a source repository, as a code host shows it. */
  REPOSITORY_FILE,
  /** A page whose content is links to other pages: home, tag, archive, search, pagination. */
  LISTING,
  /** One thing for sale. */
  PRODUCT,
  /** A thread of several people. */
  FORUM,
  /** A page of a manual or reference. */
  DOCUMENTATION,
  /** None of these, or not enough text to tell. */
  OTHER
}
