namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Names the resource files beside it: every word a person reads on a page, one file a language.</summary>
public sealed class Texts;
